import { describeError, type Log } from '../logging';
import type { Sweep } from './job-queue';

/** Runs each sweep at its interval, never two runs at once; a failing sweep is logged and tried again. */
export class Sweeper {
  private readonly sweeps: Sweep[] = [];
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private closed = false;

  constructor(private readonly log: Log) {}

  add(sweep: Sweep): void {
    this.sweeps.push(sweep);
  }

  start(): void {
    for (const sweep of this.sweeps) this.schedule(sweep);
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private schedule(sweep: Sweep): void {
    if (this.closed) return;
    const timer = setTimeout(() => {
      const run = this.runOnce(sweep).finally(() => {
        this.running.delete(run);
        this.schedule(sweep);
      });
      this.running.add(run);
    }, sweep.everyMs);
    this.timers.set(sweep.name, timer);
  }

  private async runOnce(sweep: Sweep): Promise<void> {
    try {
      await sweep.run();
    } catch (error) {
      this.log.error('sweep.failed', { sweep: sweep.name, ...describeError(error) });
    }
  }
}
