import { isTransient, isUnavailable } from './database-errors';
import { Overloaded } from '../errors/errors';
import { NaturalBatcher, type NaturalBatcherOptions } from '../batching/natural-batcher';

interface CommitLaneOptions<Request, Outcome> extends Omit<NaturalBatcherOptions<Request, Outcome>, 'run'> {
  /**
   * Commits the requests in one transaction: one outcome or error for each, in order. The same requests may be
   * committed again, because after a lost connection it is unknown whether the first commit took effect.
   */
  commit: (requests: Request[]) => Promise<(Outcome | Error)[]>;
  /** The error for the caller of a request that fails alone; default: the original error. */
  refused?: (refusal: { request: Request; error: Error }) => Error;
}

/**
 * Requests that arrive while a commit runs are committed together by the next one. `Database` retries a deadlocked
 * transaction. Beyond that: when the database is unreachable, the batch is retried once and then answered with
 * `Overloaded`; when a request breaks its batch, each request is committed alone, so that the others succeed.
 */
export class CommitLane<Request, Outcome> {
  private readonly batcher: NaturalBatcher<Request, Outcome>;

  constructor(private readonly options: CommitLaneOptions<Request, Outcome>) {
    this.batcher = new NaturalBatcher({ ...options, run: (requests) => this.commitOrIsolate(requests) });
  }

  get statistics(): NaturalBatcher<Request, Outcome>['statistics'] {
    return this.batcher.statistics;
  }

  /** @throws Overloaded when too many requests wait, the wait was too long, or the database is unreachable */
  add(request: Request): Promise<Outcome> {
    return this.batcher.add(request);
  }

  private async commitOrIsolate(requests: Request[]): Promise<(Outcome | Error)[]> {
    try {
      return await this.commitTwice(requests);
    } catch (error) {
      if (error instanceof Overloaded) throw error;
      const [only] = requests;
      if (only !== undefined && requests.length === 1)
        return [this.refusalOf({ request: only, error: error as Error })];
    }
    const outcomes: (Outcome | Error)[] = [];
    for (const request of requests) outcomes.push(...(await this.commitOrIsolate([request])));
    return outcomes;
  }

  private async commitTwice(requests: Request[]): Promise<(Outcome | Error)[]> {
    try {
      return await this.options.commit(requests);
    } catch (error) {
      if (isTransient(error)) throw new Overloaded();
      if (!isUnavailable(error)) throw error;
    }
    try {
      return await this.options.commit(requests);
    } catch (error) {
      if (isTransient(error) || isUnavailable(error)) throw new Overloaded();
      throw error;
    }
  }

  private refusalOf(refusal: { request: Request; error: Error }): Error {
    return this.options.refused?.(refusal) ?? refusal.error;
  }
}
