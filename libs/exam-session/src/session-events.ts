import { Injectable } from '@nestjs/common';
import { Clock, Database, NaturalBatcher, newId, placeholders } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import type { Device } from './enter-session';
import { SessionEvent } from './session-event.entity';

const MAX_EVENTS_A_SESSION = 2_000;
const EVENTS_A_STATEMENT = 200;
const MAX_DETAILS_LENGTH = 2_000;

interface ToldEvent {
  kind: string;
  at: string;
  details?: Record<string, unknown>;
}

/** What happened around a session: told by the page (leaving, losing focus), or seen by the server (start, take-over). */
@Injectable()
export class SessionEvents {
  // A page gone wild must not fill the disk; counted by process, which is exact enough for that.
  private readonly told = new LRUCache<string, number>({ max: 50_000 });
  // A page that tells a thousand things one by one takes one turn of the writer, not a thousand turns before everybody's saves.
  private readonly batcher = new NaturalBatcher<readonly SessionEvent[], null>({
    run: async (requests) => {
      await this.append(requests.flat());
      return requests.map(() => null);
    },
    rowsOf: (events) => events.length,
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  seen({ sessionId, kind, device, details }: { sessionId: string; kind: string; device: Device; details: unknown }): SessionEvent {
    const nowMs = this.clock.now();
    return toEvent({ sessionId, kind, atMs: nowMs, receivedAtMs: nowMs, device, details });
  }

  async tell({ sessionId, events, device }: { sessionId: string; events: readonly ToldEvent[]; device: Device }): Promise<void> {
    const before = this.told.get(sessionId) ?? 0;
    const taken = events.slice(0, Math.max(0, MAX_EVENTS_A_SESSION - before));
    this.told.set(sessionId, before + taken.length);
    const receivedAtMs = this.clock.now();
    if (taken.length === 0) return;
    await this.batcher.add(
      taken.map(({ kind, at, details }) => toEvent({ sessionId, kind, atMs: Date.parse(at), receivedAtMs, device, details: shortDetails(details) })),
    );
  }

  async append(events: readonly SessionEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += EVENTS_A_STATEMENT) {
      const chunk = events.slice(from, from + EVENTS_A_STATEMENT);
      await this.database.execute(
        `INSERT INTO session_event (id, session_id, kind, at, received_at, address, device, details) VALUES ${placeholders({ rows: chunk.length, columns: 8 })}`,
        chunk.flatMap((e) => [e.id, e.sessionId, e.kind, e.at, e.receivedAt, e.address, e.device, JSON.stringify(e.details)]),
      );
    }
  }

  /** The newest first. */
  listOf({ sessionId, limit }: { sessionId: string; limit: number }): Promise<SessionEvent[]> {
    return this.database.repository(SessionEvent).find({ where: { sessionId }, order: { receivedAt: 'DESC', id: 'DESC' }, take: limit });
  }
}

interface EventParts {
  sessionId: string;
  kind: string;
  atMs: number;
  receivedAtMs: number;
  device: Device;
  details: unknown;
}

const toEvent = ({ sessionId, kind, atMs, receivedAtMs, device, details }: EventParts): SessionEvent => ({
  id: newId(),
  sessionId,
  kind,
  at: Math.round(atMs),
  receivedAt: receivedAtMs,
  address: device.address.slice(0, 45),
  device: device.userAgent.slice(0, 200),
  details: details ?? null,
});

const shortDetails = (details: unknown): unknown => (JSON.stringify(details ?? null).length > MAX_DETAILS_LENGTH ? { dropped: 'too long' } : details);
