import { Overloaded } from '@sunflower/platform';

/** Staff, and browsers that staff signed in with before, are `known`; everybody else is a `newcomer`. */
export type Lane = 'known' | 'newcomer';

export interface ConcurrencyGateOptions {
  /** How many run at the same time; at least 1. */
  atATime: number;
  /** How many may wait in each lane, past which new ones of that lane are refused. */
  maxWaiting: number;
  /** After waiting this long one is refused. */
  maxWaitMs: number;
}

interface Waiting {
  enter: () => void;
}

/** While newcomers wait, one of them goes in after so many who are known, so that their waiting ends. */
const KNOWN_IN_A_ROW = 4;

/** Lets a few at a time through: who is known before newcomers, each lane in the order of asking. */
export class ConcurrencyGate {
  private running = 0;
  private knownInARow = 0;
  private readonly lanes: Record<Lane, Set<Waiting>> = { known: new Set(), newcomer: new Set() };

  constructor(private readonly options: ConcurrencyGateOptions) {}

  /** @throws Overloaded when too many wait in this lane, or when the wait was too long; then no work was begun */
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

  // The place is handed over, so that nobody who comes just now overtakes.
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
