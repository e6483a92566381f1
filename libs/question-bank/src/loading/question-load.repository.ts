import { Injectable } from '@nestjs/common';
import { Database, newId, placeholders } from '@sunflower/platform';
import { In } from 'typeorm';
import type { BankImportRow } from './bank-import-row.entity';
import { shown } from '../question/shown';
import type { PlannedQuestion, StoredQuestion } from './plan-load';
import type { QuestionState } from '../question/question-content';
import { QuestionBank } from '../question/question-bank.entity';
import { QuestionDomain } from '../question/question-domain.entity';
import { QuestionSearch } from '../question/question-search.entity';
import { QuestionVersion } from '../question/question-version.entity';
import { searchRow } from '../question/search-text';
import { Question } from '../question/question.entity';
import { Stimulus } from '../question/stimulus.entity';
import type { StimulusContent } from '../question/version-content';

interface StoredRow {
  question_id: string;
  code: string;
  state: QuestionState;
  current_version_id: string;
  version_number: number;
  content_sha256: string;
  created_by: string | null;
}

/** Identifies a stimulus by the group's code and the hash of its shared content. */
export const stimulusKey = ({ code, contentSha256 }: Pick<StimulusContent, 'code' | 'contentSha256'>): string =>
  `${code} ${contentSha256}`;

const MAX_CODES = 1000;

/** The queries of loading a bank. */
@Injectable()
export class QuestionLoadRepository {
  constructor(private readonly database: Database) {}

  async lockBankByCode(code: string): Promise<QuestionBank | null> {
    await this.database.select(`SELECT id FROM question_bank WHERE code = ?${this.database.dialect.lockExclusive}`, [
      code,
    ]);
    return this.database.repository(QuestionBank).findOneBy({ code });
  }

  async lockBank(bankId: string): Promise<void> {
    await this.database.select(`SELECT id FROM question_bank WHERE id = ?${this.database.dialect.lockExclusive}`, [
      bankId,
    ]);
  }

  /** One for a bank that is not there yet. */
  async reviewersWanted(bankId: string): Promise<number> {
    const [row] = await this.database.select<{ wanted: number }>(
      'SELECT b.reviewers_wanted AS wanted FROM question_bank b WHERE b.id = ?',
      [bankId],
    );
    return Number(row?.wanted ?? 1);
  }

  /** Secure, and with one reviewer, until its owner says otherwise. */
  async insertBank(bank: Omit<QuestionBank, 'isOpen' | 'reviewersWanted'>): Promise<void> {
    await this.database.repository(QuestionBank).insert(bank);
  }

  async renameBank({ bankId, title }: { bankId: string; title: string }): Promise<void> {
    await this.database.repository(QuestionBank).update(bankId, { title });
  }

  domainsOf(bankId: string): Promise<QuestionDomain[]> {
    return this.database
      .repository(QuestionDomain)
      .find({ where: { bankId }, order: { position: 'ASC', code: 'ASC' } });
  }

  async insertDomains(domains: QuestionDomain[]): Promise<void> {
    if (domains.length > 0) await this.database.repository(QuestionDomain).insert(domains);
  }

  async updateDomains({ bankId, domains }: { bankId: string; domains: QuestionDomain[] }): Promise<void> {
    if (domains.length === 0) return;
    const cases = domains.map(() => 'WHEN ? THEN ?').join(' ');
    await this.database.execute(
      `UPDATE question_domain SET title = CASE code ${cases} END, position = CASE code ${cases} END
       WHERE bank_id = ? AND code IN ${placeholders({ rows: 1, columns: domains.length })}`,
      [
        ...domains.flatMap(({ code, title }) => [code, title]),
        ...domains.flatMap(({ code, position }) => [code, position]),
        bankId,
        ...domains.map(({ code }) => code),
      ],
    );
  }

  async removeDomains({ bankId, codes }: { bankId: string; codes: string[] }): Promise<void> {
    if (codes.length === 0) return;
    // An import that is not visible yet may have stored questions there.
    await this.database.execute(
      `DELETE FROM question_domain WHERE bank_id = ? AND code IN ${placeholders({ rows: 1, columns: codes.length })}
       AND NOT EXISTS (SELECT 1 FROM question q WHERE q.bank_id = question_domain.bank_id AND q.domain_code = question_domain.code)`,
      [bankId, ...codes],
    );
  }

  /** The domain of each stored question, by question code. */
  async domainsByCode({ bankId, codes }: { bankId: string; codes: string[] }): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let start = 0; start < codes.length; start += MAX_CODES) {
      const part = codes.slice(start, start + MAX_CODES);
      const rows = await this.database.select<{ code: string; domain_code: string }>(
        `SELECT q.code, q.domain_code FROM question q WHERE q.bank_id = ? AND ${shown('q')} AND q.code IN ${placeholders({ rows: 1, columns: part.length })}`,
        [bankId, ...part],
      );
      for (const row of rows) found.set(row.code, row.domain_code);
    }
    return found;
  }

  async storedQuestions({ bankId, codes }: { bankId: string; codes: string[] }): Promise<Map<string, StoredQuestion>> {
    const rows = await this.database.select<StoredRow>(
      `SELECT q.id AS question_id, q.code, q.state, q.current_version_id, v.version_number, v.content_sha256, v.created_by
       FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.bank_id = ? AND q.code IN ${placeholders({ rows: 1, columns: codes.length })}${this.database.dialect.lockExclusive}`,
      [bankId, ...codes],
    );
    return new Map(
      rows.map((row) => [
        row.code,
        {
          questionId: row.question_id,
          code: row.code,
          state: row.state,
          currentVersionId: row.current_version_id,
          versionNumber: Number(row.version_number),
          contentSha256: row.content_sha256,
          createdBy: row.created_by,
        },
      ]),
    );
  }

  /** Returns ids by `stimulusKey`; inserts stimuli that are not stored yet. */
  async keepStimuli({
    bankId,
    now,
    stimuli,
  }: {
    bankId: string;
    now: number;
    stimuli: StimulusContent[];
  }): Promise<Map<string, string>> {
    if (stimuli.length === 0) return new Map();
    const table = this.database.repository(Stimulus);
    const stored = await table.find({
      select: { id: true, code: true, contentSha256: true },
      where: { bankId, code: In([...new Set(stimuli.map(({ code }) => code))]) },
    });
    const ids = new Map(stored.map((stimulus) => [stimulusKey(stimulus), stimulus.id]));
    const missing = new Map(
      stimuli
        .filter((stimulus) => !ids.has(stimulusKey(stimulus)))
        .map((stimulus) => [stimulusKey(stimulus), stimulus]),
    );
    if (missing.size > 0) {
      const rows = [...missing.values()].map((stimulus) => ({ ...stimulus, id: newId(), bankId, createdAt: now }));
      await table.insert(rows);
      for (const row of rows) ids.set(stimulusKey(row), row.id);
    }
    return ids;
  }

  /** Stores new questions, and new versions of existing ones, still invisible. Returns the changes row by row. */
  async saveQuestions({
    bankId,
    importId,
    staffId,
    now,
    planned,
    stimulusIds,
  }: {
    bankId: string;
    importId: string;
    staffId: string | null;
    now: number;
    planned: PlannedQuestion[];
    stimulusIds: ReadonlyMap<string, string>;
  }): Promise<BankImportRow[]> {
    const saved = planned.map((question) => ({
      ...question,
      questionId: question.stored?.questionId ?? newId(),
      versionId: question.newVersionNumber === null ? (question.stored?.currentVersionId as string) : newId(),
      // The author of the content stays its author, so that nobody else's edit of a tag lets them approve it.
      authorId: question.attributesOnly && question.stored ? question.stored.createdBy : staffId,
    }));
    const created = saved.filter(({ stored }) => stored === null);
    if (created.length > 0) {
      await this.database.insertRows(
        Question,
        created.map(({ authored, state, questionId, versionId }) => ({
          id: questionId,
          bankId,
          importId,
          code: authored.code,
          domainCode: authored.domainCode,
          state,
          currentVersionId: versionId,
          createdAt: now,
          updatedAt: now,
        })),
      );
    }
    const written = saved.filter(({ newVersionNumber }) => newVersionNumber !== null);
    if (written.length > 0) {
      await this.database.insertRows(
        QuestionVersion,
        written.map(({ authored, newVersionNumber, questionId, versionId, authorId }) => ({
          ...authored.content,
          id: versionId,
          questionId,
          versionNumber: newVersionNumber as number,
          contentSha256: authored.contentSha256,
          stimulusId: authored.stimulus ? (stimulusIds.get(stimulusKey(authored.stimulus)) ?? null) : null,
          createdBy: authorId,
          createdAt: now,
        })),
      );
      const rows = written.map(({ versionId, questionId, authored, authorId }) =>
        searchRow({ bankId, versionId, questionId, authorId, authored }),
      );
      await this.database.insertRows(QuestionSearch, rows);
    }
    return saved.map(({ questionId, versionId, state, stored }) => ({
      importId,
      questionId,
      versionId,
      state,
      versionBefore: stored?.currentVersionId ?? null,
      stateBefore: stored?.state ?? null,
    }));
  }
}
