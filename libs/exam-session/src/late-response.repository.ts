import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { CurrentResponse, NewResponse } from './exam-session.repository';
import { LateResponse } from './late-response.entity';

@Injectable()
export class LateResponseRepository {
  constructor(private readonly database: Database) {}

  async insert(rows: readonly NewResponse[]): Promise<void> {
    if (rows.length === 0) return;
    await this.database.execute(
      'INSERT INTO late_response (session_id, item_number, revision, response, made_at, received_at) VALUES ' +
        placeholders({ rows: rows.length, columns: 6 }) +
        this.database.dialect.keepExisting({ key: ['session_id', 'item_number', 'revision'] }),
      rows.flatMap((row) => [row.sessionId, row.itemNumber, row.revision, row.response, row.madeAt, row.receivedAt]),
    );
  }

  /** Items of the session with something kept, besides these. */
  async countOtherItems({ sessionId, itemNumbers }: { sessionId: string; itemNumbers: readonly number[] }): Promise<number> {
    const rows = await this.database.select<{ item_number: number }>('SELECT DISTINCT item_number FROM late_response WHERE session_id = ?', [sessionId]);
    const these = new Set(itemNumbers);
    return rows.filter(({ item_number }) => !these.has(item_number)).length;
  }

  accept({ sessionId, atMs }: { sessionId: string; atMs: number }): Promise<number> {
    return this.database.execute('UPDATE late_response SET accepted_at = ? WHERE session_id = ? AND accepted_at IS NULL', [atMs, sessionId]);
  }

  listOf(sessionId: string): Promise<LateResponse[]> {
    return this.database.repository(LateResponse).find({ where: { sessionId }, order: { itemNumber: 'ASC', revision: 'ASC' } });
  }

  /** By session, the accepted responses, an item's highest revision last. */
  async accepted({ sessionIds, beforeMs }: { sessionIds: readonly string[]; beforeMs: number }): Promise<Map<string, CurrentResponse[]>> {
    const bySession = new Map<string, CurrentResponse[]>();
    if (sessionIds.length === 0) return bySession;
    const rows = await this.database.select<{ session_id: string; item_number: number; revision: number; response: string }>(
      `SELECT session_id, item_number, revision, response FROM late_response
       WHERE session_id IN (${sessionIds.map(() => '?').join(', ')}) AND accepted_at IS NOT NULL AND accepted_at <= ?
       ORDER BY session_id, item_number, revision`,
      [...sessionIds, beforeMs],
    );
    for (const row of rows) {
      const accepted = bySession.get(row.session_id) ?? [];
      accepted.push({ itemNumber: row.item_number, revision: row.revision, response: row.response });
      bySession.set(row.session_id, accepted);
    }
    return bySession;
  }
}
