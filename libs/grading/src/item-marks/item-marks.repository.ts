import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { GradingRunRow } from '../run/grading-run-row';

export interface MarkedSession {
  registrationId: string;
  sessionId: string;
  itemMillipoints: number[];
}

/** SQL of the marks of each item of each paper. */
@Injectable()
export class ItemMarksRepository {
  constructor(private readonly database: Database) {}

  async count(run: Pick<GradingRunRow, 'id' | 'releasedAt'>): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM result WHERE run_id = ? AND ${scored(run)}`,
      [run.id],
    );
    return Number(row?.n ?? 0);
  }

  /** Scored sessions in the order of registration ids, after `afterId`. */
  async page({
    run,
    afterId,
    limit,
  }: {
    run: Pick<GradingRunRow, 'id' | 'releasedAt'>;
    afterId: string;
    limit: number;
  }): Promise<MarkedSession[]> {
    const rows = await this.database.select<Omit<MarkedSession, 'itemMillipoints'> & { itemMillipoints: string }>(
      `SELECT registration_id AS registrationId, session_id AS sessionId, item_millipoints AS itemMillipoints FROM result
       WHERE run_id = ? AND registration_id > ? AND ${scored(run)} ORDER BY registration_id LIMIT ?`,
      [run.id, afterId, limit],
    );
    return rows.map((row) => ({ ...row, itemMillipoints: JSON.parse(row.itemMillipoints) as number[] }));
  }
}

/** Papers under a released run are those its release took in; under an unreleased run, all graded ones. */
const scored = ({ releasedAt }: Pick<GradingRunRow, 'releasedAt'>): string =>
  `outcome = 'graded' AND session_id IS NOT NULL${releasedAt === null ? '' : ' AND taken_in = 1'}`;
