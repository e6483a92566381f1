import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { SessionState } from '../contract/session-state';

/** SQL for the metrics. Every scrape runs it, so its cost must not grow with the exams of past years. */
@Injectable()
export class SessionMetricsRepository {
  constructor(private readonly database: Database) {}

  /** Open sessions, and closed ones with a deadline after `endedAfterMs`. Both halves are ranges of one index. */
  async countByState(endedAfterMs: number): Promise<{ state: SessionState; count: number }[]> {
    const rows = await this.database.select<{ state: SessionState; n: number | string }>(
      `SELECT state, COUNT(*) AS n FROM exam_session WHERE state = 'in_progress' GROUP BY state
       UNION ALL
       SELECT state, COUNT(*) AS n FROM exam_session
       WHERE state IN ('submitted', 'timed_out', 'closed', 'voided') AND deadline_at > ? GROUP BY state`,
      [endedAfterMs],
    );
    return rows.map(({ state, n }) => ({ state, count: Number(n) }));
  }

  /** When the ungraded session that has waited longest was closed; null without one. */
  async oldestUngradedClosedAtMs(): Promise<number | null> {
    const [row] = await this.database.select<{ closed_at: number | string | null }>(
      'SELECT MIN(closed_at) AS closed_at FROM exam_session WHERE grading_needed = 1',
    );
    return row && row.closed_at !== null ? Number(row.closed_at) : null;
  }
}
