import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { SessionState } from '@sunflower/exam-session';

/** Sessions that are alike in what the counts ask for. */
export interface SessionGroup {
  state: SessionState;
  locked: boolean;
  gradingNeeded: boolean;
  count: number;
}

interface CountScope {
  examId: string;
  /** Only of people in these subtrees; null: all. */
  paths: readonly string[] | null;
}

/** Counts over the tables of registration and exam-session: grouped, one statement each, however many candidates. */
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
}

function conditionOf({ examId, paths }: CountScope): { where: string; parameters: string[] } {
  if (paths === null) return { where: 'exam_id = ?', parameters: [examId] };
  const within = paths.map(() => 'organisation_path LIKE ?').join(' OR ') || '1 = 0';
  return { where: `exam_id = ? AND (${within})`, parameters: [examId, ...paths.map((path) => `${path}%`)] };
}
