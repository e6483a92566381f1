import { Injectable } from '@nestjs/common';
import { Clock, CommitLane, Database, JobQueue, roomFor } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import type { Device } from '../session/device';
import { toldEvent } from './make-session-event';
import type { SessionEvent } from './session-event.entity';
import { WatchIntegrity } from './watch-integrity';

const MAX_EVENTS_A_SESSION = 2_000;
const MAX_DETAILS_LENGTH = 2_000;
// Each request locks its session's row; saves get their turn between two such commits.
const TELLINGS_A_COMMIT = 25;

interface ToldEvent {
  kind: string;
  at: string;
  details?: Record<string, unknown>;
}

/** Records session events, from pages or from the server itself. Requests that arrive together share a commit. */
@Injectable()
export class SessionEvents {
  // A faulty page must not fill the disk. Counted per process, which is exact enough for that.
  private readonly told = new LRUCache<string, number>(roomFor(50_000));
  // A page that sends a thousand single events takes a few turns of the writer, not a thousand turns ahead of saves.
  private readonly lane = new CommitLane<readonly SessionEvent[], null>({
    commit: (requests) => this.record(requests),
    rowsOf: (events) => events.length,
    maxRequests: TELLINGS_A_COMMIT,
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly integrity: WatchIntegrity,
    private readonly jobs: JobQueue,
  ) {}

  async tell({
    sessionId,
    events,
    device,
  }: {
    sessionId: string;
    events: readonly ToldEvent[];
    device: Device;
  }): Promise<void> {
    const before = this.told.get(sessionId) ?? 0;
    const taken = events.slice(0, Math.max(0, MAX_EVENTS_A_SESSION - before));
    this.told.set(sessionId, before + taken.length);
    const receivedAtMs = this.clock.now();
    if (taken.length === 0) return;
    await this.note(
      taken.map(({ kind, at, details }) =>
        toldEvent({ sessionId, kind, atMs: Date.parse(at), receivedAtMs, device, details: shortDetails(details) }),
      ),
    );
  }

  async note(events: readonly SessionEvent[]): Promise<void> {
    await this.lane.add(events);
  }

  private async record(requests: readonly (readonly SessionEvent[])[]): Promise<null[]> {
    const submitted = await this.database.transactionByHandle((transaction) =>
      this.integrity.record({ events: requests.flat(), transaction }),
    );
    for (const id of submitted) this.jobs.ring({ queue: 'grading', id });
    return requests.map(() => null);
  }
}

const shortDetails = (details: unknown): unknown =>
  JSON.stringify(details ?? null).length > MAX_DETAILS_LENGTH ? { dropped: 'too long' } : details;
