import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { changedNow } from '../session/changed-now';

/** The one statement that reopens a closed session. */
@Injectable()
export class ReopenRepository {
  constructor(private readonly database: Database) {}

  /** The row must be locked exclusively. As after unlocking, the integrity limit counts anew. */
  async reopen({ sessionId, addedMs }: { sessionId: string; addedMs: number }): Promise<void> {
    await this.database.execute(
      `UPDATE exam_session SET state = 'in_progress', closed_at = NULL, receipt = NULL, grading_needed = 0, locked = 0,
         integrity_forgiven = integrity_count, deadline_at = deadline_at + ?, extra_time_ms = extra_time_ms + ?, ${changedNow(this.database.dialect)} WHERE id = ?`,
      [addedMs, addedMs, sessionId],
    );
  }
}
