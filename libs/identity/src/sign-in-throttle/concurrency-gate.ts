import { Overloaded } from '@sunflower/platform';

/** Staff, and browsers that staff signed in with before, are `known`; everybody else is a `newcomer`. */
export type Lane = 'known' | 'newcomer';

export interface ConcurrencyGateOptions {
  /** Greatest number of pieces of work at the same time, at least 1. */
  atATime: number;
  /** Greatest number of waiting callers in each lane; further ones of that lane are refused. */
  maxWaiting: number;
  /** Longest wait before a caller is refused. */
  maxWaitMs: number;
}

interface Waiting {
  enter: () => void;
}

/**
 * While newcomers wait, one of them is admitted after this many known callers, so that newcomers do not wait forever.
 */
const KNOWN_IN_A_ROW = 4;

/** Limits concurrent work: known callers go before newcomers, and each lane keeps the order of arrival. */
export class ConcurrencyGate {
  private running = 0;
  private knownInARow = 0;
  private readonly lanes: Record<Lane, Set<Waiting>> = { known: new Set(), newcomer: new Set() };

  constructor(private readonly options: ConcurrencyGateOptions) {}

  /** @throws Overloaded when too many wait in this lane, or when the wait was too long; then no work was started */
  async run<T>({ lane, work }: { lane: Lane; work: () => Promise<T> }): Promise<T> {
    if (this.running >= this.options.atATime) await this.waitIn(lane);
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private waitIn(lane: Lane): Promise<void> {
    const queue = this.lanes[lane];
    if (queue.size >= this.options.maxWaiting) return Promise.reject(new Overloaded());
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: () => {
          clearTimeout(tooLong);
          resolve();
        },
      };
      const tooLong = setTimeout(() => {
        queue.delete(waiting);
        reject(new Overloaded());
      }, this.options.maxWaitMs);
      tooLong.unref();
      queue.add(waiting);
    });
  }

  // The place passes directly to the next caller, so that a new one cannot overtake.
  private leave(): void {
    const next = this.takeNext();
    if (next) next.enter();
    else this.running -= 1;
  }

  private takeNext(): Waiting | null {
    const { known, newcomer } = this.lanes;
    const knownFirst = known.size > 0 && (newcomer.size === 0 || this.knownInARow < KNOWN_IN_A_ROW);
    this.knownInARow = knownFirst ? this.knownInARow + 1 : 0;
    const queue = knownFirst ? known : newcomer;
    const [next = null] = queue;
    if (next) queue.delete(next);
    return next;
  }
}
