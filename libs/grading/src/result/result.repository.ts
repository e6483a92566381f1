import { Injectable } from '@nestjs/common';
import type { SessionState } from '@sunflower/exam-session';
import { Database, inList, placeholders } from '@sunflower/platform';
import type { ResultRow } from './result-row';

export interface SessionToGrade {
  sessionId: string;
  examId: string;
  state: SessionState;
  gradingNeeded: boolean;
}

interface SessionToGradeRow {
  id: string;
  exam_id: string;
  state: SessionState;
  grading_needed: number | boolean;
}

const COLUMNS = [
  'run_id',
  'registration_id',
  'session_id',
  'outcome',
  'score_millipoints',
  'max_millipoints',
  'section_millipoints',
  'item_millipoints',
  'passed',
  'input_sha256',
  'graded_at',
];
const ROWS_A_STATEMENT = 500;

/** SQL of grading: sessions to grade, and their results. */
@Injectable()
export class ResultRepository {
  constructor(private readonly database: Database) {}

  /** Omits unknown ids. */
  findSessions(sessionIds: readonly string[]): Promise<SessionToGrade[]> {
    return this.sessions({ sessionIds, lock: '' });
  }

  /** Locks to the end of the transaction, in id order, so that two graders never deadlock. */
  lockSessions(sessionIds: readonly string[]): Promise<SessionToGrade[]> {
    return this.sessions({ sessionIds, lock: this.database.dialect.lockExclusive });
  }

  /** Which of these sessions have a result under the run. */
  async gradedSessionIds({
    runId,
    sessionIds,
  }: {
    runId: string;
    sessionIds: readonly string[];
  }): Promise<Set<string>> {
    if (sessionIds.length === 0) return new Set();
    const rows = await this.database.select<{ session_id: string }>(
      `SELECT session_id FROM result WHERE run_id = ? AND session_id IN ${inList(sessionIds)}`,
      [runId, ...sessionIds],
    );
    return new Set(rows.map(({ session_id }) => session_id));
  }

  /** Keeps existing rows; returns the number inserted. */
  async insertMany(results: readonly ResultRow[]): Promise<number> {
    let inserted = 0;
    for (let from = 0; from < results.length; from += ROWS_A_STATEMENT) {
      const chunk = results.slice(from, from + ROWS_A_STATEMENT);
      inserted += await this.database.execute(
        `INSERT INTO result (${COLUMNS.join(', ')}) VALUES ${placeholders({ rows: chunk.length, columns: COLUMNS.length })}` +
          this.database.dialect.keepExisting({ key: ['run_id', 'registration_id'] }),
        chunk.flatMap((result) => [
          result.runId,
          result.registrationId,
          result.sessionId,
          result.outcome,
          result.scoreMillipoints,
          result.maxMillipoints,
          JSON.stringify(result.sectionMillipoints),
          JSON.stringify(result.itemMillipoints),
          Number(result.passed),
          result.inputSha256,
          result.gradedAt,
        ]),
      );
    }
    return inserted;
  }

  /** Number of sessions with a result under the run. */
  async countGraded(runId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM result WHERE run_id = ? AND session_id IS NOT NULL',
      [runId],
    );
    return Number(row?.n ?? 0);
  }

  /** Deletes `absent` results that an abandoned preparation wrote for people who have a session after all. */
  async deleteAbsent({ runId, registrationIds }: { runId: string; registrationIds: readonly string[] }): Promise<void> {
    await this.database.execute(
      `DELETE FROM result WHERE run_id = ? AND session_id IS NULL AND registration_id IN ${inList(registrationIds)}`,
      [runId, ...registrationIds],
    );
  }

  /** Deletes at most `limit` results of the exam's runs; returns how many. */
  async deleteSome({ examId, limit }: { examId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ run_id: string; registration_id: string }>(
      'SELECT run_id, registration_id FROM result WHERE run_id IN (SELECT id FROM grading_run WHERE exam_id = ?) LIMIT ?',
      [examId, limit],
    );
    const registrationIds = rows.map(({ registration_id }) => registration_id);
    const runIds = [...new Set(rows.map(({ run_id }) => run_id))];
    if (rows.length === 0) return 0;
    return this.database.execute(
      `DELETE FROM result WHERE run_id IN ${inList(runIds)} AND registration_id IN ${inList(registrationIds)}`,
      [...runIds, ...registrationIds],
    );
  }

  private async sessions({
    sessionIds,
    lock,
  }: {
    sessionIds: readonly string[];
    lock: string;
  }): Promise<SessionToGrade[]> {
    if (sessionIds.length === 0) return [];
    const rows = await this.database.select<SessionToGradeRow>(
      `SELECT id, exam_id, state, grading_needed FROM exam_session WHERE id IN ${inList(sessionIds)} ORDER BY id${lock}`,
      [...sessionIds].sort(),
    );
    return rows.map(({ id, exam_id, state, grading_needed }) => ({
      sessionId: id,
      examId: exam_id,
      state,
      gradingNeeded: Boolean(grading_needed),
    }));
  }
}
