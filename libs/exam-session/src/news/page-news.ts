import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock, describeError, Log } from '@sunflower/platform';
import { RaisedHandRepository } from '../hands/raised-hand.repository';
import { MessageRepository } from '../messages/message.repository';
import { NewsOfExam, type Reader } from './news-of-exam';

const TICK_MS = 1_000;
/** A transaction may commit this long after the time it wrote. Rows read twice for this change nothing. */
const LATE_COMMIT_MS = 5_000;
/** All is read anew this often, for a commit that came later still. */
const ALL_READ_EVERY_MS = 60_000;
/** How long the news of an exam are kept after the last question for them. */
const KEPT_MS = 10 * 60_000;

interface Held {
  news: NewsOfExam;
  lastAskedAtMs: number;
  readUpToMs: number;
  allReadAtMs: number;
}

interface OfExam extends Reader {
  examId: string;
}

/**
 * What is new for the pages of candidates, in the memory of this process: read once a second for each exam whose pages
 * ask, however many pages there are. A save only looks here, and never waits.
 */
@Injectable()
export class PageNews implements BeforeApplicationShutdown {
  private readonly held = new Map<string, Held>();
  private readonly loading = new Map<string, Promise<Held>>();
  private timer: NodeJS.Timeout | null = null;
  private ticking: Promise<void> | null = null;
  private closed = false;
  private failedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly messages: MessageRepository,
    private readonly hands: RaisedHandRepository,
    private readonly log: Log,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.ticking;
    await Promise.allSettled(this.loading.values());
  }

  /** Undefined: nothing yet, or this process has not read the exam's news; they are read now. */
  peek(asked: OfExam): number | undefined {
    const held = this.held.get(asked.examId);
    if (held) return this.countIn(held, asked);
    // Without the database, every save would try and log.
    if (this.clock.now() - this.failedAtMs < TICK_MS) return undefined;
    void this.load(asked.examId).catch((error: unknown) => this.warn(asked.examId, error));
    return undefined;
  }

  /** Undefined: nothing yet. Without the database the reply goes out without the news. */
  async count(asked: OfExam): Promise<number | undefined> {
    try {
      return this.countIn(await this.of(asked.examId), asked);
    } catch (error) {
      this.warn(asked.examId, error);
      return undefined;
    }
  }

  /** The news of an exam, at most a second old. */
  async of(examId: string): Promise<Held> {
    const held = this.held.get(examId) ?? (await this.load(examId));
    held.lastAskedAtMs = this.clock.now();
    return held;
  }

  /** Reads what is new in these exams now, for a page that was told of it by another process. */
  async refresh(examIds: readonly string[]): Promise<void> {
    for (const examId of new Set(examIds)) await this.read({ examId, held: await this.of(examId) });
  }

  /** Called by a timer while pages ask. */
  tick(): Promise<void> {
    this.ticking ??= this.readAll().finally(() => {
      this.ticking = null;
    });
    return this.ticking;
  }

  private countIn(held: Held, reader: Reader): number | undefined {
    held.lastAskedAtMs = this.clock.now();
    return held.news.count(reader) || undefined;
  }

  private load(examId: string): Promise<Held> {
    const loading = this.loading.get(examId) ?? this.readFirst(examId);
    this.loading.set(examId, loading);
    return loading;
  }

  private async readFirst(examId: string): Promise<Held> {
    const never = Number.NEGATIVE_INFINITY;
    const held: Held = {
      news: new NewsOfExam(),
      lastAskedAtMs: this.clock.now(),
      readUpToMs: never,
      allReadAtMs: never,
    };
    try {
      await this.read({ examId, held });
      this.held.set(examId, held);
      this.goOn();
      return held;
    } finally {
      this.loading.delete(examId);
    }
  }

  private async read({ examId, held }: { examId: string; held: Held }): Promise<void> {
    const nowMs = this.clock.now();
    const readsAll = nowMs - held.allReadAtMs >= ALL_READ_EVERY_MS;
    const timeMs = readsAll ? 0 : held.readUpToMs - LATE_COMMIT_MS;
    const sent = await this.messages.sentSince({ examId, timeMs });
    const messages = sent.filter(({ id }) => !held.news.isKnown(id));
    const named = await this.messages.namedOf(messages.flatMap(({ id, audience }) => (audience === null ? [id] : [])));
    if (messages.length > 0) held.news.takeMessages({ messages, named });
    held.news.takeHandChanges(await this.hands.countChanges({ examId, sinceMs: timeMs }));
    held.readUpToMs = nowMs;
    if (readsAll) held.allReadAtMs = nowMs;
  }

  private goOn(): void {
    if (this.closed || this.timer || this.held.size === 0) return;
    this.timer = setTimeout(() => {
      void this.tick().finally(() => {
        this.timer = null;
        this.goOn();
      });
    }, TICK_MS).unref();
  }

  private async readAll(): Promise<void> {
    for (const [examId, held] of this.held) {
      if (this.clock.now() - held.lastAskedAtMs > KEPT_MS) {
        this.held.delete(examId);
        continue;
      }
      try {
        await this.read({ examId, held });
      } catch (error) {
        // Pages learn of the news with a later request.
        this.warn(examId, error);
      }
    }
  }

  private warn(examId: string, error: unknown): void {
    this.failedAtMs = this.clock.now();
    this.log.warn('news.not-read', { examId, ...describeError(error) });
  }
}
