import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { SessionState } from './session-state';

const inList = (values: readonly unknown[]): string => `(${values.map(() => '?').join(', ')})`;

/** SQL for the rooms to the right: what waits for grading, and the counts. */
@Injectable()
export class GradableSessionRepository {
  constructor(private readonly database: Database) {}

  async idsNeedingGrading(limit: number): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>('SELECT id FROM exam_session WHERE grading_needed = 1 ORDER BY id LIMIT ?', [limit]);
    return rows.map(({ id }) => id);
  }

  async closedIdsOfExam({ examId, afterId, limit }: { examId: string; afterId: string; limit: number }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM exam_session WHERE exam_id = ? AND state <> 'in_progress' AND id > ? ORDER BY id LIMIT ?`,
      [examId, afterId, limit],
    );
    return rows.map(({ id }) => id);
  }

  async clearGradingNeeded(sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await this.database.execute(`UPDATE exam_session SET grading_needed = 0 WHERE grading_needed = 1 AND id IN ${inList(sessionIds)}`, [...sessionIds]);
  }

  async countByState(examId: string): Promise<{ state: SessionState; locked: boolean; gradingNeeded: boolean; count: number }[]> {
    const rows = await this.database.select<{ state: SessionState; locked: number; grading_needed: number; n: number | string }>(
      'SELECT state, locked, grading_needed, COUNT(*) AS n FROM exam_session WHERE exam_id = ? GROUP BY state, locked, grading_needed',
      [examId],
    );
    return rows.map(({ state, locked, grading_needed, n }) => ({
      state, locked: Boolean(locked), gradingNeeded: Boolean(grading_needed), count: Number(n),
    }));
  }

  /** Rows deleted of each table, at most `limit` sessions a call; 0 when nothing is left. */
  async deleteSessionsOfExam({ examId, limit }: { examId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ id: string }>('SELECT id FROM exam_session WHERE exam_id = ? LIMIT ?', [examId, limit]);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await this.database.execute(`DELETE FROM session_event WHERE session_id IN ${inList(ids)}`, ids);
    await this.database.execute(`DELETE FROM late_response WHERE session_id IN ${inList(ids)}`, ids);
    await this.database.execute(`DELETE FROM response WHERE session_id IN ${inList(ids)}`, ids);
    return this.database.execute(`DELETE FROM exam_session WHERE id IN ${inList(ids)}`, ids);
  }
}
