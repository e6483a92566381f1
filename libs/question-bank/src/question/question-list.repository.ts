import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { shown } from './shown';
import type { QuestionFormat, QuestionState, QuestionType } from './question-content';

export interface BankRow {
  id: string;
  code: string;
  title: string;
  organisationId: string;
}

export interface DomainRow {
  bankId: string;
  code: string;
  title: string;
  questionCount: number;
  publishedCount: number;
}

export interface QuestionFilter {
  bankId: string;
  domainCode?: string;
  type?: QuestionType;
  format?: QuestionFormat;
  state?: QuestionState;
  /** Found in the code, the stem or the knowledge point. */
  search?: string;
  /** In review and written by somebody else, or a draft that they wrote. */
  waitingForStaffId?: string;
  /** Code of the last question of the page before. */
  after?: string;
  /** Rows, at least 1. */
  limit: number;
}

export interface QuestionRow {
  id: string;
  code: string;
  domainCode: string;
  state: QuestionState;
  type: QuestionType;
  format: QuestionFormat | null;
  stem: string;
  difficulty: number;
  knowledgePoint: string;
  versionNumber: number;
  /** Shared by the questions of a group; null for one that stands alone. */
  stimulusId: string | null;
}

const SELECT_BANK = `SELECT b.id, b.code, b.title, b.organisation_id AS organisationId FROM question_bank b WHERE ${shown('b')}`;
const WAITING = `((q.state = 'in_review' AND (v.created_by IS NULL OR v.created_by <> ?)) OR (q.state = 'draft' AND v.created_by = ?))`;
const MAX_ORGANISATIONS = 10_000;

/** What the screens list. */
@Injectable()
export class QuestionListRepository {
  constructor(private readonly database: Database) {}

  async findBank(bankId: string): Promise<BankRow | null> {
    const [bank] = await this.database.select<BankRow>(`${SELECT_BANK} AND b.id = ?`, [bankId]);
    return bank ?? null;
  }

  async findBankByCode(code: string): Promise<BankRow | null> {
    const [bank] = await this.database.select<BankRow>(`${SELECT_BANK} AND b.code = ?`, [code]);
    return bank ?? null;
  }

  async listBanks(organisationIds: string[]): Promise<BankRow[]> {
    const ids = organisationIds.slice(0, MAX_ORGANISATIONS);
    if (ids.length === 0) return [];
    return this.database.select<BankRow>(
      `${SELECT_BANK} AND b.organisation_id IN ${placeholders({ rows: 1, columns: ids.length })} ORDER BY b.code LIMIT 500`,
      ids,
    );
  }

  async findBanks(bankIds: string[]): Promise<BankRow[]> {
    if (bankIds.length === 0) return [];
    return this.database.select<BankRow>(
      `${SELECT_BANK} AND b.id IN ${placeholders({ rows: 1, columns: bankIds.length })}`,
      bankIds,
    );
  }

  /** Bank by bank, in the order of each bank.yaml. */
  async listDomains(bankIds: string[]): Promise<DomainRow[]> {
    if (bankIds.length === 0) return [];
    const rows = await this.database.select<DomainRow>(
      `SELECT d.bank_id AS bankId, d.code, d.title, count(q.id) AS questionCount,
         sum(CASE WHEN q.state = 'published' THEN 1 ELSE 0 END) AS publishedCount
       FROM question_domain d LEFT JOIN question q ON q.bank_id = d.bank_id AND q.domain_code = d.code AND ${shown('q')}
       WHERE d.bank_id IN ${placeholders({ rows: 1, columns: bankIds.length })}
       GROUP BY d.bank_id, d.code, d.title, d.position ORDER BY d.bank_id, d.position, d.code`,
      bankIds,
    );
    return rows.map((row) => ({
      ...row,
      questionCount: Number(row.questionCount),
      publishedCount: Number(row.publishedCount),
    }));
  }

  async listQuestions({
    bankId,
    domainCode,
    type,
    format,
    state,
    search,
    waitingForStaffId,
    after,
    limit,
  }: QuestionFilter): Promise<QuestionRow[]> {
    const conditions: [string, (string | undefined)[]][] = [
      ['q.domain_code = ?', [domainCode]],
      ['v.type = ?', [type]],
      ['v.format = ?', [format]],
      ['q.state = ?', [state]],
      ['q.code > ?', [after]],
      [WAITING, [waitingForStaffId, waitingForStaffId]],
      [
        `(lower(q.code) LIKE ? ESCAPE '!' OR lower(v.stem) LIKE ? ESCAPE '!' OR lower(v.knowledge_point) LIKE ? ESCAPE '!')`,
        search ? Array<string>(3).fill(containing(search)) : [undefined],
      ],
    ];
    const asked = conditions.filter((condition): condition is [string, string[]] => Boolean(condition[1][0]));
    const rows = await this.database.select<QuestionRow>(
      `SELECT q.id, q.code, q.domain_code AS domainCode, q.state, v.type, v.format, v.stem, v.difficulty,
         v.knowledge_point AS knowledgePoint, v.version_number AS versionNumber, v.stimulus_id AS stimulusId
       FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE ${['q.bank_id = ?', shown('q'), ...asked.map(([sql]) => sql)].join(' AND ')} ORDER BY q.code LIMIT ?`,
      [bankId, ...asked.flatMap(([, values]) => values), limit],
    );
    return rows.map((row) => ({
      ...row,
      difficulty: Number(row.difficulty),
      versionNumber: Number(row.versionNumber),
    }));
  }
}

// Lower case on both sides: one engine compares by the bit, the other does not.
const containing = (search: string): string => `%${search.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
