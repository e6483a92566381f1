import { Overloaded } from '@sunflower/platform';

export interface ConcurrencyGateOptions {
  /** How many run at the same time; at least 1. */
  lanes: number;
  /** How many may wait for a lane, past which new ones are refused. */
  maxWaiting: number;
}

/** Lets a few at a time through, in the order of asking. */
export class ConcurrencyGate {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly options: ConcurrencyGateOptions) {}

  /** @throws Overloaded when too many wait already */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.options.lanes) await this.waitForLane();
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private waitForLane(): Promise<void> {
    if (this.waiting.length >= this.options.maxWaiting) return Promise.reject(new Overloaded());
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  // The lane is handed over, so that nobody who comes just now overtakes.
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
