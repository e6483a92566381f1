import { Inject, Injectable } from '@nestjs/common';
import { Database, inList, newId, placeholders, type Queries } from '@sunflower/platform';
import { changedNow } from '../session/changed-now';
import { SEEN_KINDS } from '../session/integrity-rule';
import { NO_CONNECTION } from './make-session-event';
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
const HAS_CONNECTION = `(address <> '' OR device <> '')`;

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

  /** Sessions of an exam in the order of their ids, open ones too. */
  async sessionIdsOf({
    examId,
    afterId,
    limit,
  }: {
    examId: string;
    afterId: string;
    limit: number;
  }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      'SELECT id FROM exam_session WHERE exam_id = ? AND id > ? ORDER BY id LIMIT ?',
      [examId, afterId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** How many events of these sessions say where they came from. */
  async countConnections(sessionIds: readonly string[]): Promise<number> {
    if (sessionIds.length === 0) return 0;
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM session_event${this.bySession} WHERE session_id IN ${inList(sessionIds)} AND ${HAS_CONNECTION}`,
      [...sessionIds],
    );
    return Number(row?.n ?? 0);
  }

  /**
   * Erases where at most `limit` events of these sessions came from; returns how many. The id of an address change
   * follows from the address, which could be found by trying them all, so it is replaced.
   */
  async eraseConnections({ sessionIds, limit }: { sessionIds: readonly string[]; limit: number }): Promise<number> {
    if (sessionIds.length === 0) return 0;
    const rows = await this.database.select<{ id: string; kind: string }>(
      `SELECT id, kind FROM session_event${this.bySession} WHERE session_id IN ${inList(sessionIds)} AND ${HAS_CONNECTION} LIMIT ?`,
      [...sessionIds, limit],
    );
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await this.database.execute(`UPDATE session_event SET address = ?, device = ? WHERE id IN ${inList(ids)}`, [
      NO_CONNECTION.address,
      NO_CONNECTION.device,
      ...ids,
    ]);
    const telling = rows.flatMap(({ id, kind }) => (kind === SEEN_KINDS.changing_address ? [id] : []));
    if (telling.length > 0)
      await this.database.execute(
        `UPDATE session_event SET id = CASE id ${telling.map(() => 'WHEN ? THEN ?').join(' ')} END WHERE id IN ${inList(telling)}`,
        [...telling.flatMap((id) => [id, newId()]), ...telling],
      );
    return rows.length;
  }

  private get bySession(): string {
    return this.database.dialect.byIndex('ix_session_event_session');
  }

  /** The newest first. */
  listOf({ sessionId, limit }: { sessionId: string; limit: number }): Promise<SessionEvent[]> {
    return this.database
      .repository(SessionEvent)
      .find({ where: { sessionId }, order: { receivedAt: 'DESC', at: 'DESC', id: 'DESC' }, take: limit });
  }
}
