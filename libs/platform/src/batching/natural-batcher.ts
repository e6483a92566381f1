import { yieldTurn } from './yield-turn';
import { Overloaded } from '../errors/errors';
import { Histogram } from '../metrics/histogram';

interface Waiting<Request, Outcome> {
  request: Request;
  rows: number;
  enqueuedAtMs: number;
  maxWaitMs: number;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

export interface NaturalBatcherOptions<Request, Outcome> {
  /** One outcome or error for each request, in order. Throwing fails the whole batch. */
  run: (requests: Request[]) => Promise<(Outcome | Error)[]>;
  /** How many rows a request writes; default 1. */
  rowsOf?: (request: Request) => number;
  /** Requests in one batch, at least 1; default 200. */
  maxRequests?: number;
  /** Rows in one batch, at least 1; one request always fits; default 1000. */
  maxRows?: number;
  /** Greatest number of waiting requests; further ones are refused; default 10,000. */
  maxWaiting?: number;
  /** Longest wait before a request is refused instead of run, in ms; default 2000. */
  maxWaitMs?: number | ((request: Request) => number);
}

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const REQUESTS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Covers every batch that ran, whatever its outcome. */
export interface BatchStatistics {
  /** Time from the arrival of each request to its outcome. */
  seconds: Histogram;
  /** Number of requests in each batch. */
  requests: Histogram;
  /** Number of requests accepted that have no outcome yet. */
  unansweredCount: () => number;
}

/**
 * Requests that arrive while a batch runs go together into the next one: no timer, one lane. At low load a request runs
 * at once; at high load the batches grow by themselves.
 */
export class NaturalBatcher<Request, Outcome> {
  readonly statistics: BatchStatistics = {
    seconds: new Histogram(SECONDS),
    requests: new Histogram(REQUESTS),
    unansweredCount: () => this.waiting.length + this.underWayCount,
  };
  private waiting: Waiting<Request, Outcome>[] = [];
  private running: Promise<void> | null = null;
  private underWayCount = 0;

  constructor(private readonly options: NaturalBatcherOptions<Request, Outcome>) {}

  get waitingCount(): number {
    return this.waiting.length;
  }

  /** @throws Overloaded when too many requests wait or the wait was too long */
  add(request: Request): Promise<Outcome> {
    const { maxWaiting = 10_000, maxWaitMs = 2000, rowsOf } = this.options;
    if (this.waiting.length >= maxWaiting) return Promise.reject(new Overloaded());
    return new Promise<Outcome>((resolve, reject) => {
      const longestMs = typeof maxWaitMs === 'number' ? maxWaitMs : maxWaitMs(request);
      this.waiting.push({
        request,
        rows: rowsOf?.(request) ?? 1,
        enqueuedAtMs: performance.now(),
        maxWaitMs: longestMs,
        resolve,
        reject,
      });
      this.running ??= this.drain();
    });
  }

  /** Resolves when nothing waits or runs. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async drain(): Promise<void> {
    // Waits one turn of the event loop, so that requests parsed in the same turn share the first batch.
    await yieldTurn();
    while (this.waiting.length > 0) {
      const batch = this.takeBatch();
      if (batch.length > 0) await this.runBatch(batch);
    }
    this.running = null;
  }

  private takeBatch(): Waiting<Request, Outcome>[] {
    const { maxRequests = 200, maxRows = 1000 } = this.options;
    const now = performance.now();
    const batch: Waiting<Request, Outcome>[] = [];
    let rows = 0;
    let taken = 0;
    for (const entry of this.waiting) {
      if (batch.length >= maxRequests || (batch.length > 0 && rows + entry.rows > maxRows)) break;
      taken += 1;
      if (now - entry.enqueuedAtMs > entry.maxWaitMs) {
        entry.reject(new Overloaded());
        continue;
      }
      batch.push(entry);
      rows += entry.rows;
    }
    this.waiting.splice(0, taken);
    return batch;
  }

  private async runBatch(batch: Waiting<Request, Outcome>[]): Promise<void> {
    this.underWayCount = batch.length;
    try {
      const outcomes = await this.options.run(batch.map((entry) => entry.request));
      batch.forEach((entry, index) => {
        const outcome = outcomes[index];
        if (outcome instanceof Error) entry.reject(outcome);
        else entry.resolve(outcome as Outcome);
      });
    } catch (error) {
      for (const entry of batch) entry.reject(error);
    }
    this.underWayCount = 0;
    this.observe(batch);
  }

  private observe(batch: readonly Waiting<Request, Outcome>[]): void {
    const { seconds, requests } = this.statistics;
    const nowMs = performance.now();
    requests.observe(batch.length);
    for (const { enqueuedAtMs } of batch) seconds.observe((nowMs - enqueuedAtMs) / 1000);
  }
}
