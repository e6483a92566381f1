import type { OnApplicationShutdown } from '@nestjs/common';

const TICK_MS = 50;
/** Shorter stalls are normal in a busy process. */
const STALL_MS = 150;

/** Detects stalls of the event loop, so that requests sent during a stall do not count as late. */
export class LoopWatch implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout | null;
  private lastTickMs = performance.now();
  private stalledSinceMs: number | null = null;

  constructor(watches: boolean) {
    this.timer = watches ? setInterval(() => this.tick(), TICK_MS).unref() : null;
  }

  /** Not earlier: requests are still accepted during the notice of a shutdown. */
  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /**
   * When the loop last ran before a stall, by `performance.now`. Not null only in the turn that ends the stall and in
   * the next one, in which connections that were accepted late are first read.
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
