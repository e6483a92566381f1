import { Injectable } from '@nestjs/common';
import { Database, subtreeFilter } from '@sunflower/platform';
import type { SessionState } from '@sunflower/exam-session';

/** Number of sessions with equal state, lock and grading mark. */
export interface SessionGroup {
  state: SessionState;
  locked: boolean;
  gradingNeeded: boolean;
  count: number;
}

/**
 * Like `SessionGroup`, for attempts followed by another attempt of the same person; `state` is null without a session.
 */
export type EarlierGroup = Omit<SessionGroup, 'state'> & { state: SessionState | null };

interface CountScope {
  examId: string;
  /** Only people in these subtrees; null for all. */
  paths: readonly string[] | null;
}

/** Counts over the tables of registration and exam-session, grouped, in one statement each. */
@Injectable()
export class SessionCountsRepository {
  constructor(private readonly database: Database) {}

  async countRegistrations(scope: CountScope): Promise<number> {
    const { where, parameters } = conditionOf(scope);
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM registration WHERE ${where}`,
      parameters,
    );
    return Number(row?.n ?? 0);
  }

  async countSessions(scope: CountScope): Promise<SessionGroup[]> {
    const { where, parameters } = conditionOf(scope);
    const rows = await this.database.select<{
      state: SessionState;
      locked: number;
      grading_needed: number;
      n: number | string;
    }>(
      `SELECT state, locked, grading_needed, COUNT(*) AS n FROM exam_session WHERE ${where} GROUP BY state, locked, grading_needed`,
      parameters,
    );
    return rows.map(({ state, locked, grading_needed, n }) => ({
      state,
      locked: Boolean(locked),
      gradingNeeded: Boolean(grading_needed),
      count: Number(n),
    }));
  }

  /** Starts from the later attempts, which are few. */
  async countEarlierAttempts({ examId, paths }: CountScope): Promise<EarlierGroup[]> {
    const { byIndex, joinInOrder } = this.database.dialect;
    const within = paths === null ? null : subtreeFilter({ column: 'earlier.organisation_path', paths });
    const rows = await this.database.select<GroupRow>(
      `SELECT exam_session.state, exam_session.locked, exam_session.grading_needed, COUNT(*) AS n
       FROM registration later${byIndex('ix_registration_attempt_number')}
       ${joinInOrder} registration earlier${byIndex('ux_registration_attempt')}
         ON earlier.exam_id = later.exam_id AND earlier.person_id = later.person_id AND earlier.attempt_number = later.attempt_number - 1
       LEFT JOIN exam_session ON exam_session.registration_id = earlier.id
       WHERE later.exam_id = ? AND later.attempt_number > 1${within === null ? '' : ` AND ${within.sql}`}
       GROUP BY exam_session.state, exam_session.locked, exam_session.grading_needed`,
      [examId, ...(within?.parameters ?? [])],
    );
    return rows.map(({ state, locked, grading_needed, n }) => ({
      state,
      locked: Boolean(locked),
      gradingNeeded: Boolean(grading_needed),
      count: Number(n),
    }));
  }
}

interface GroupRow {
  state: SessionState | null;
  locked: number | null;
  grading_needed: number | null;
  n: number | string;
}

function conditionOf({ examId, paths }: CountScope): { where: string; parameters: string[] } {
  if (paths === null) return { where: 'exam_id = ?', parameters: [examId] };
  const within = subtreeFilter({ column: 'organisation_path', paths });
  return { where: `exam_id = ? AND ${within.sql}`, parameters: [examId, ...within.parameters] };
}
