import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';
import type { PaperPlan } from '../paper/paper-plan';
import type { SessionState } from '../contract/session-state';

/** What grading reads of a session's row. */
export interface ClosedSession {
  id: string;
  registrationId: string;
  examId: string;
  state: SessionState;
  plan: PaperPlan;
}

/** SQL for the libs to the right: sessions that need grading, and counts. */
@Injectable()
export class GradableSessionRepository {
  constructor(private readonly database: Database) {}

  async idsNeedingGrading(limit: number): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      'SELECT id FROM exam_session WHERE grading_needed = 1 ORDER BY id LIMIT ?',
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async closedIdsOfExam({
    examId,
    afterId,
    limit,
  }: {
    examId: string;
    afterId: string;
    limit: number;
  }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM exam_session WHERE exam_id = ? AND state <> 'in_progress' AND id > ? ORDER BY id LIMIT ?`,
      [examId, afterId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** In no particular order; open sessions and unknown ids are left out. */
  async listClosed(sessionIds: readonly string[]): Promise<ClosedSession[]> {
    // Reading the whole entity takes twice as long.
    const rows = await this.database.select<Omit<ClosedSession, 'plan'> & { plan: string }>(
      `SELECT s.id, s.registration_id AS registrationId, s.exam_id AS examId, s.state,
        CASE WHEN s.plan = 'null' THEN p.plan ELSE s.plan END AS plan
       FROM exam_session s LEFT JOIN prepared_paper p ON p.registration_id = s.registration_id
       WHERE s.id IN ${inList(sessionIds)} AND s.state <> 'in_progress'`,
      [...sessionIds],
    );
    return rows.map((row) => ({ ...row, plan: JSON.parse(row.plan) as PaperPlan }));
  }

  async clearGradingNeeded(sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    // Condition on the id only: one on the mark could lock all marked rows, and submissions would wait.
    await this.database.execute(`UPDATE exam_session SET grading_needed = 0 WHERE id IN ${inList(sessionIds)}`, [
      ...sessionIds,
    ]);
  }

  async wantGrading(sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await this.database.execute(
      `UPDATE exam_session SET grading_needed = 1 WHERE id IN ${inList(sessionIds)} AND state <> 'in_progress'`,
      [...sessionIds],
    );
  }

  async countByState(
    examId: string,
  ): Promise<{ state: SessionState; locked: boolean; gradingNeeded: boolean; count: number }[]> {
    const rows = await this.database.select<{
      state: SessionState;
      locked: number;
      grading_needed: number;
      n: number | string;
    }>(
      'SELECT state, locked, grading_needed, COUNT(*) AS n FROM exam_session WHERE exam_id = ? GROUP BY state, locked, grading_needed',
      [examId],
    );
    return rows.map(({ state, locked, grading_needed, n }) => ({
      state,
      locked: Boolean(locked),
      gradingNeeded: Boolean(grading_needed),
      count: Number(n),
    }));
  }

  async countOpen(examId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM exam_session WHERE exam_id = ? AND state = 'in_progress'`,
      [examId],
    );
    return Number(row?.n ?? 0);
  }

  /** Deletes at most `limit` sessions and their rows. Returns the number of sessions; 0 when none is left. */
  async deleteSessionsOfExam({ examId, limit }: { examId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ id: string }>('SELECT id FROM exam_session WHERE exam_id = ? LIMIT ?', [
      examId,
      limit,
    ]);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await this.database.execute(`DELETE FROM session_event WHERE session_id IN ${inList(ids)}`, ids);
    await this.database.execute(`DELETE FROM late_response WHERE session_id IN ${inList(ids)}`, ids);
    await this.database.execute(`DELETE FROM response WHERE session_id IN ${inList(ids)}`, ids);
    return this.database.execute(`DELETE FROM exam_session WHERE id IN ${inList(ids)}`, ids);
  }
}
