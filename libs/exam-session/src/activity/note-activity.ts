import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock, describeError, JobQueue, Log } from '@sunflower/platform';
import { ActivityRepository } from './activity.repository';
import { deviceAheadSeconds } from './device-clock';
import { packActivity, type SessionActivity } from './pack-activity';

const WRITTEN_EVERY_MS = 1_000;
const SWEEP_MS = 30_000;
/** How long activity is kept for boards that open later. Longer than the 60 s after which a page counts as silent. */
export const ACTIVITY_KEPT_MS = 120_000;
// More than the sessions of the largest exam.
const MAX_WAITING = 200_000;

interface Noted {
  seenAtMs: number;
  items: Map<number, boolean>;
  clockAheadSeconds: number | null;
}

interface SavedResponses {
  sessionId: string;
  sent: readonly { itemNumber: number; response?: unknown }[];
  saved: readonly { itemNumber: number }[];
}

/**
 * Page activity for the boards of all processes. A save or poll only notes it in memory, which costs the request
 * nothing; once a second it is written in a few rows, however many requests there were. Activity noted by a killed
 * process is missing on the boards only, since the save itself stores the responses.
 */
@Injectable()
export class NoteActivity implements OnModuleInit, OnApplicationShutdown {
  private noted = new Map<string, Noted>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly repository: ActivityRepository,
    private readonly jobs: JobQueue,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({
      name: 'forget-activity',
      everyMs: SWEEP_MS,
      run: () => this.repository.deleteBefore(this.clock.now() - ACTIVITY_KEPT_MS),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.write();
  }

  seen(sessionId: string): void {
    this.note(sessionId);
  }

  told({ sessionId, events }: { sessionId: string; events: readonly { kind: string; details?: unknown }[] }): void {
    const noted = this.note(sessionId);
    if (!noted) return;
    for (const event of events) noted.clockAheadSeconds = deviceAheadSeconds(event) ?? noted.clockAheadSeconds;
  }

  saved({ sessionId, sent, saved }: SavedResponses): void {
    const items = this.note(sessionId)?.items;
    if (!items) return;
    if (saved.length === sent.length)
      for (const { itemNumber, response } of sent) items.set(itemNumber, (response ?? null) !== null);
    else {
      const through = new Set(saved.map(({ itemNumber }) => itemNumber));
      for (const { itemNumber, response } of sent)
        if (through.has(itemNumber)) items.set(itemNumber, (response ?? null) !== null);
    }
  }

  /** Writes the noted activity. Called by a timer. */
  write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.writing = this.writing.then(() => this.writeNoted());
    return this.writing;
  }

  private note(sessionId: string): Noted | null {
    const known = this.noted.get(sessionId);
    if (!known && this.noted.size >= MAX_WAITING) return null;
    const noted = known ?? { seenAtMs: 0, items: new Map<number, boolean>(), clockAheadSeconds: null };
    noted.seenAtMs = this.clock.now();
    if (!known) this.noted.set(sessionId, noted);
    this.timer ??= setTimeout(() => void this.write(), WRITTEN_EVERY_MS).unref();
    return noted;
  }

  private async writeNoted(): Promise<void> {
    const taken = this.noted;
    if (taken.size === 0) return;
    this.noted = new Map();
    try {
      await this.repository.insert({ chunks: packActivity(activities(taken)), writtenAtMs: this.clock.now() });
    } catch (error) {
      this.log.warn('activity.not-written', { sessions: taken.size, ...describeError(error) });
      this.keepFor(taken);
    }
  }

  /** Keeps activity that could not be written, for the next write. Newer notes win. */
  private keepFor(taken: ReadonlyMap<string, Noted>): void {
    for (const [sessionId, old] of taken) {
      const newer = this.noted.get(sessionId);
      if (!newer) this.noted.set(sessionId, old);
      else {
        newer.items = new Map([...old.items, ...newer.items]);
        newer.clockAheadSeconds ??= old.clockAheadSeconds;
      }
    }
  }
}

function* activities(noted: ReadonlyMap<string, Noted>): Generator<SessionActivity> {
  for (const [sessionId, activity] of noted) yield { sessionId, ...activity };
}
