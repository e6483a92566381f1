import { Injectable } from '@nestjs/common';
import { Database, placeholders, subtreeFilter } from '@sunflower/platform';
import { Exam } from './exam.entity';
import { ExamPoolEntry } from './exam-pool-entry.entity';

/** An exam with the name and path of its organisation. */
export interface ExamRecord extends Exam {
  organisationName: string;
  organisationPath: string;
}

/** What a list shows of an exam. */
export interface ExamSummary {
  id: string;
  title: string;
  organisationId: string;
  organisationName: string;
  organisationPath: string;
  state: 'draft' | 'locked';
  itemCount: number;
  durationMinutes: number;
  maxMillipoints: number;
  passMarkMillipoints: number;
  rehearsal: boolean;
  createdAt: number;
  lockedAt: number | null;
  /** Opening of the first sitting and close of the last one; null without a sitting. */
  opensAt: number | null;
  closesAt: number | null;
}

export interface PoolEntry {
  questionVersionId: string;
  drawNumber: number;
  exclusionGroupId: string | null;
}

/** Rows of one INSERT. */
const ENTRIES_AT_ONCE = 500;

const SUMMARY = `SELECT e.id, e.title, e.organisation_id AS organisationId, o.name AS organisationName, o.path AS organisationPath, e.state,
  e.item_count AS itemCount, e.duration_minutes AS durationMinutes, e.max_millipoints AS maxMillipoints,
  e.pass_mark_millipoints AS passMarkMillipoints, e.rehearsal, e.created_at AS createdAt, e.locked_at AS lockedAt,
  (SELECT MIN(s.opens_at) FROM sitting s WHERE s.exam_id = e.id) AS opensAt,
  (SELECT MAX(s.closes_at) FROM sitting s WHERE s.exam_id = e.id) AS closesAt
  FROM exam e JOIN organisation o ON o.id = e.organisation_id`;

@Injectable()
export class ExamRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ExamRecord | null> {
    const exam = await this.database.repository(Exam).findOneBy({ id });
    if (!exam) return null;
    const [organisation] = await this.database.select<{ name: string; path: string }>(
      'SELECT name, path FROM organisation WHERE id = ?',
      [exam.organisationId],
    );
    return organisation
      ? Object.assign(exam, { organisationName: organisation.name, organisationPath: organisation.path })
      : null;
  }

  /** Newest first: exams at or below one of `paths`, and exams above them, which examine their people too. */
  async list({
    paths,
    beforeId,
    limit,
  }: {
    paths: readonly string[];
    beforeId: string | null;
    limit: number;
  }): Promise<ExamSummary[]> {
    if (paths.length === 0) return [];
    const below = subtreeFilter({ column: 'o.path', paths });
    const above = [...new Set(paths.flatMap(pathsAbove))];
    const rows = await this.database.select<ExamSummary>(
      `${SUMMARY} WHERE (${below.sql}${above.length === 0 ? '' : ` OR o.path IN ${placeholders({ rows: 1, columns: above.length })}`})
        ${beforeId === null ? '' : 'AND e.id < ?'} ORDER BY e.id DESC LIMIT ?`,
      [...below.parameters, ...above, ...(beforeId === null ? [] : [beforeId]), limit],
    );
    return rows.map(asSummary);
  }

  /** Locks the row to the end of the transaction. */
  async lockRow(id: string): Promise<boolean> {
    const rows = await this.database.select(`SELECT id FROM exam WHERE id = ?${this.database.dialect.lockExclusive}`, [
      id,
    ]);
    return rows.length > 0;
  }

  async insert(exam: Exam): Promise<void> {
    await this.database.repository(Exam).insert(exam);
  }

  async update({ id, ...changes }: Pick<Exam, 'id'> & Partial<Exam>): Promise<void> {
    await this.database.repository(Exam).update({ id }, changes);
  }

  /** The largest `earliestSubmissionMinutes` of the exam's sittings; 0 without a sitting. */
  async longestSubmissionWaitMinutes(examId: string): Promise<number> {
    const [row] = await this.database.select<{ minutes: number | null }>(
      'SELECT MAX(earliest_submission_minutes) AS minutes FROM sitting WHERE exam_id = ?',
      [examId],
    );
    return Number(row?.minutes ?? 0);
  }

  async insertPoolEntries({ examId, entries }: { examId: string; entries: readonly PoolEntry[] }): Promise<void> {
    for (let start = 0; start < entries.length; start += ENTRIES_AT_ONCE) {
      const chunk = entries.slice(start, start + ENTRIES_AT_ONCE);
      await this.database.execute(
        `INSERT INTO exam_pool_entry (exam_id, question_version_id, draw_number, exclusion_group_id) VALUES ${placeholders({ rows: chunk.length, columns: 4 })}`,
        chunk.flatMap(({ questionVersionId, drawNumber, exclusionGroupId }) => [
          examId,
          questionVersionId,
          drawNumber,
          exclusionGroupId,
        ]),
      );
    }
  }

  async listPoolEntries(examId: string): Promise<PoolEntry[]> {
    const rows = await this.database.repository(ExamPoolEntry).findBy({ examId });
    return rows.map(({ questionVersionId, drawNumber, exclusionGroupId }) => ({
      questionVersionId,
      drawNumber,
      exclusionGroupId,
    }));
  }

  /** The windows of the sittings of these exams (at most 500). */
  async windowsOf(examIds: readonly string[]): Promise<Map<string, { opensAt: number; closesAt: number }[]>> {
    const windows = new Map<string, { opensAt: number; closesAt: number }[]>();
    if (examIds.length === 0) return windows;
    const rows = await this.database.select<{ examId: string; opensAt: number | string; closesAt: number | string }>(
      `SELECT exam_id AS examId, opens_at AS opensAt, closes_at AS closesAt FROM sitting
        WHERE exam_id IN ${placeholders({ rows: 1, columns: examIds.length })}`,
      [...examIds],
    );
    for (const { examId, opensAt, closesAt } of rows)
      windows.set(examId, [...(windows.get(examId) ?? []), { opensAt: Number(opensAt), closesAt: Number(closesAt) }]);
    return windows;
  }

  async deleteWithSittings(id: string): Promise<void> {
    for (const [table, column] of [
      ['exam_pool_entry', 'exam_id'],
      ['cancelled_registration', 'exam_id'],
      ['sitting', 'exam_id'],
      ['exam', 'id'],
    ]) {
      await this.database.execute(`DELETE FROM ${table} WHERE ${column} = ?`, [id]);
    }
  }
}

/** `/350000/350100/350102/` → `/350000/`, `/350000/350100/`. */
function pathsAbove(path: string): string[] {
  const codes = path.split('/').filter(Boolean);
  return codes.slice(1).map((_, index) => `/${codes.slice(0, index + 1).join('/')}/`);
}

const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

const asSummary = (row: ExamSummary): ExamSummary => ({
  ...row,
  maxMillipoints: Number(row.maxMillipoints),
  passMarkMillipoints: Number(row.passMarkMillipoints),
  rehearsal: Boolean(row.rehearsal),
  createdAt: Number(row.createdAt),
  lockedAt: numberOrNull(row.lockedAt),
  opensAt: numberOrNull(row.opensAt),
  closesAt: numberOrNull(row.closesAt),
});
