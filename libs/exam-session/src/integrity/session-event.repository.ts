import { Inject, Injectable } from '@nestjs/common';
import { Database, inList, placeholders, type Queries } from '@sunflower/platform';
import { changedNow } from '../session/changed-now';
import { SEEN_KINDS } from '../session/integrity-rule';
import { SessionEvent } from './session-event.entity';

export interface SessionIntegrity {
  sessionId: string;
  examId: string;
  integrityCount: number;
  integrityForgiven: number;
}

interface IntegrityRow {
  id: string;
  exam_id: string;
  integrity_count: number;
  integrity_forgiven: number;
}

export interface SeenAddress {
  sessionId: string;
  address: string;
}

const EVENTS_A_STATEMENT = 200;
const COLUMNS = 9;

/** All SQL on session events and integrity counts. */
@Injectable()
export class SessionEventRepository {
  constructor(@Inject(Database) private readonly database: Queries) {}

  /** The same SQL within one transaction, by its handle. */
  within(transaction: Queries): SessionEventRepository {
    return new SessionEventRepository(transaction);
  }

  /** An event that exists already stays unchanged. */
  async insert(events: readonly SessionEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += EVENTS_A_STATEMENT) {
      const chunk = events.slice(from, from + EVENTS_A_STATEMENT);
      await this.database.execute(
        'INSERT INTO session_event (id, session_id, kind, at, received_at, address, device, counted, details) VALUES ' +
          placeholders({ rows: chunk.length, columns: COLUMNS }) +
          this.database.dialect.keepExisting({ key: ['id'] }),
        chunk.flatMap((e) => [
          e.id,
          e.sessionId,
          e.kind,
          e.at,
          e.receivedAt,
          e.address,
          e.device,
          e.counted ? 1 : 0,
          JSON.stringify(e.details),
        ]),
      );
    }
  }

  async existingIds(ids: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (let from = 0; from < ids.length; from += EVENTS_A_STATEMENT) {
      const chunk = ids.slice(from, from + EVENTS_A_STATEMENT);
      const rows = await this.database.select<{ id: string }>(
        `SELECT id FROM session_event WHERE id IN ${inList(chunk)}`,
        chunk,
      );
      for (const { id } of rows) found.add(id);
    }
    return found;
  }

  /** By session, the times of counted events that its page reported. */
  async toldActTimes(sessionIds: readonly string[]): Promise<Map<string, number[]>> {
    const seenKinds = Object.values(SEEN_KINDS);
    const rows = await this.database.select<{ session_id: string; at: number | string }>(
      `SELECT session_id, at FROM session_event WHERE session_id IN ${inList(sessionIds)} AND counted = 1 AND kind NOT IN ${inList(seenKinds)}`,
      [...sessionIds, ...seenKinds],
    );
    const times = new Map<string, number[]>(sessionIds.map((id) => [id, []]));
    for (const { session_id, at } of rows) times.get(session_id)?.push(Number(at));
    return times;
  }

  async integrityOf(sessionIds: readonly string[]): Promise<SessionIntegrity[]> {
    const rows = await this.database.select<IntegrityRow>(
      `SELECT id, exam_id, integrity_count, integrity_forgiven FROM exam_session WHERE id IN ${inList(sessionIds)}`,
      [...sessionIds],
    );
    return rows.map((row) => ({
      sessionId: row.id,
      examId: row.exam_id,
      integrityCount: row.integrity_count,
      integrityForgiven: row.integrity_forgiven,
    }));
  }

  /** Kind of the last counted event; null without one. */
  async lastCountedKind(sessionId: string): Promise<string | null> {
    const [last] = await this.database.select<{ kind: string }>(
      'SELECT kind FROM session_event WHERE session_id = ? AND counted = 1 ORDER BY received_at DESC, at DESC LIMIT 1',
      [sessionId],
    );
    return last?.kind ?? null;
  }

  /** The row must be locked exclusively. */
  async raiseIntegrityCount({ sessionId, by }: { sessionId: string; by: number }): Promise<void> {
    await this.database.execute(
      `UPDATE exam_session SET integrity_count = integrity_count + ?, ${changedNow(this.database.dialect)} WHERE id = ?`,
      [by, sessionId],
    );
  }

  /** Whether the session has an event from the address already; one result per question, in order. */
  async haveSeen(asked: readonly SeenAddress[]): Promise<boolean[]> {
    const sessionIds = [...new Set(asked.map(({ sessionId }) => sessionId))];
    const addresses = [...new Set(asked.map(({ address }) => address))];
    const rows = await this.database.select<{ session_id: string; address: string }>(
      `SELECT DISTINCT session_id, address FROM session_event WHERE session_id IN ${inList(sessionIds)} AND address IN ${inList(addresses)}`,
      [...sessionIds, ...addresses],
    );
    const seen = new Set(rows.map(({ session_id, address }) => `${session_id} ${address}`));
    return asked.map(({ sessionId, address }) => seen.has(`${sessionId} ${address}`));
  }

  /** The newest first. */
  listOf({ sessionId, limit }: { sessionId: string; limit: number }): Promise<SessionEvent[]> {
    return this.database
      .repository(SessionEvent)
      .find({ where: { sessionId }, order: { receivedAt: 'DESC', at: 'DESC', id: 'DESC' }, take: limit });
  }
}
