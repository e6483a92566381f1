import { isTransient, isUnavailable } from './database-errors';
import { Overloaded } from '../errors/errors';
import { NaturalBatcher, type NaturalBatcherOptions } from '../batching/natural-batcher';

interface CommitLaneOptions<Request, Outcome> extends Omit<NaturalBatcherOptions<Request, Outcome>, 'run'> {
  /**
   * Commits the requests in one transaction: one outcome or error for each, in order. The same requests may be committed
   * again: after a lost connection nobody knows whether the first commit took effect.
   */
  commit: (requests: Request[]) => Promise<(Outcome | Error)[]>;
  /** What the caller of a request is told that fails alone; default: the error itself. */
  refused?: (refusal: { request: Request; error: Error }) => Error;
}

/**
 * Requests that arrive while a commit runs are committed together by the next one. `Database` runs a deadlocked transaction
 * again; beyond that there is one policy: a database that went away is tried once more, then callers are told to come back;
 * when a request spoils its batch, each is committed alone, so that it harms only itself.
 */
export class CommitLane<Request, Outcome> {
  private readonly batcher: NaturalBatcher<Request, Outcome>;

  constructor(private readonly options: CommitLaneOptions<Request, Outcome>) {
    this.batcher = new NaturalBatcher({ ...options, run: (requests) => this.commitOrIsolate(requests) });
  }

  get statistics(): NaturalBatcher<Request, Outcome>['statistics'] {
    return this.batcher.statistics;
  }

  /** @throws Overloaded when too many wait, the wait was too long, or the database is away */
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
