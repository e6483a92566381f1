import { Injectable } from '@nestjs/common';
import { Database, newId } from '@sunflower/platform';

const KEPT =
  'run_id, registration_id, session_id, outcome, score_millipoints, max_millipoints, section_millipoints, item_millipoints, passed, input_sha256, graded_at';

/** All SQL on results that were set aside. */
@Injectable()
export class SetAsideRepository {
  constructor(private readonly database: Database) {}

  /** Moves the results of a session under unreleased runs aside; returns their number. */
  async setAside({ sessionId, atMs }: { sessionId: string; atMs: number }): Promise<number> {
    const rows = await this.database.select<{ run_id: string; registration_id: string }>(
      `SELECT result.run_id, result.registration_id FROM result JOIN grading_run ON grading_run.id = result.run_id
       WHERE result.session_id = ? AND grading_run.released_at IS NULL${this.database.dialect.lockExclusive}`,
      [sessionId],
    );
    for (const { run_id, registration_id } of rows) {
      await this.database.execute(
        `INSERT INTO set_aside_result (id, set_aside_at, ${KEPT}) SELECT ?, ?, ${KEPT} FROM result WHERE run_id = ? AND registration_id = ?`,
        [newId(), atMs, run_id, registration_id],
      );
      await this.database.execute('DELETE FROM result WHERE run_id = ? AND registration_id = ?', [
        run_id,
        registration_id,
      ]);
    }
    return rows.length;
  }
}
