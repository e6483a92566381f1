import { Injectable } from '@nestjs/common';
import type { SessionState } from '@sunflower/exam-session';
import { Database } from '@sunflower/platform';

/** How far somebody's session is. */
@Injectable()
export class SessionStateRepository {
  constructor(private readonly database: Database) {}

  /** Null before the start. */
  async find(registrationId: string): Promise<SessionState | null> {
    const [row] = await this.database.select<{ state: SessionState }>(
      'SELECT state FROM exam_session WHERE registration_id = ?',
      [registrationId],
    );
    return row?.state ?? null;
  }
}
