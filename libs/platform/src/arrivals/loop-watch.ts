import type { OnModuleDestroy } from '@nestjs/common';

const TICK_MS = 50;
/** Shorter ones are the usual work of a busy process. */
const STALL_MS = 150;

/** Notices when the event loop stood still, so that what was sent meanwhile is not taken to come late. */
export class LoopWatch implements OnModuleDestroy {
  private readonly timer: NodeJS.Timeout | null;
  private lastTickMs = performance.now();
  private stalledSinceMs: number | null = null;

  constructor(watches: boolean) {
    this.timer = watches ? setInterval(() => this.tick(), TICK_MS).unref() : null;
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /**
   * When the loop was last seen to turn, by `performance.now`, for whoever asks in the turn that ended a stall or in the
   * one after it, in which connections that were accepted late are first read; null at any other time.
   */
  stalledSince(): number | null {
    if (this.timer === null || this.stalledSinceMs !== null) return this.stalledSinceMs;
    return performance.now() - this.lastTickMs > TICK_MS + STALL_MS ? this.lastTickMs : null;
  }

  private tick(): void {
    this.stalledSinceMs = this.stalledSince();
    this.lastTickMs = performance.now();
    if (this.stalledSinceMs !== null) setImmediate(() => setImmediate(() => (this.stalledSinceMs = null)));
  }
}
