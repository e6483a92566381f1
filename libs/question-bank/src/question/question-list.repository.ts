import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { shown } from './shown';

export interface BankRow {
  id: string;
  code: string;
  title: string;
  organisationId: string;
  /** Its questions may be practised with. */
  isOpen: boolean;
  /** How many people, beside the author, approve a question. */
  reviewersWanted: number;
}

export interface DomainRow {
  bankId: string;
  code: string;
  title: string;
  questionCount: number;
  publishedCount: number;
}

const SELECT_BANK = `SELECT b.id, b.code, b.title, b.organisation_id AS organisationId,
  b.is_open AS isOpen, b.reviewers_wanted AS reviewersWanted FROM question_bank b WHERE ${shown('b')}`;
const MAX_ORGANISATIONS = 10_000;

/** Queries for the lists on the screens. */
@Injectable()
export class QuestionListRepository {
  constructor(private readonly database: Database) {}

  async findBank(bankId: string): Promise<BankRow | null> {
    const [bank] = await this.banks('b.id = ?', [bankId]);
    return bank ?? null;
  }

  async findBankByCode(code: string): Promise<BankRow | null> {
    const [bank] = await this.banks('b.code = ?', [code]);
    return bank ?? null;
  }

  async listBanks(organisationIds: string[]): Promise<BankRow[]> {
    const ids = organisationIds.slice(0, MAX_ORGANISATIONS);
    if (ids.length === 0) return [];
    return this.banks(
      `b.organisation_id IN ${placeholders({ rows: 1, columns: ids.length })} ORDER BY b.code LIMIT 500`,
      ids,
    );
  }

  async findBanks(bankIds: string[]): Promise<BankRow[]> {
    if (bankIds.length === 0) return [];
    return this.banks(`b.id IN ${placeholders({ rows: 1, columns: bankIds.length })}`, bankIds);
  }

  private async banks(condition: string, values: string[]): Promise<BankRow[]> {
    const rows = await this.database.select<BankRow>(`${SELECT_BANK} AND ${condition}`, values);
    return rows.map((row) => ({
      ...row,
      isOpen: Boolean(row.isOpen),
      reviewersWanted: Number(row.reviewersWanted),
    }));
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
}
