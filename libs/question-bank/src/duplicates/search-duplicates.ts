import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock, Database, describeError, Log, ParserThreads } from '@sunflower/platform';
import { DuplicatesRepository } from './duplicates.repository';
import { DuplicateSearchRunning } from './duplicates.errors';
import type { BankQuestion, DuplicatesPart, DuplicatesResult } from './duplicates.worker';

const LIMITS = { maxMegabytes: 512, maxMs: 120_000 };
/** Longer than a search may take, so that a search ended by a crash has lapsed by then. */
const LEASE_MS = 150_000;
const PAIRS_A_TRANSACTION = 100;

/** Compares all questions of a bank in a thread while the caller polls the result. */
@Injectable()
export class SearchDuplicates {
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly threads: ParserThreads,
    private readonly repository: DuplicatesRepository,
  ) {}

  /** Returns at once. @throws DuplicateSearchRunning */
  async begin(bankId: string): Promise<void> {
    const nowMs = this.clock.now();
    if (!(await this.repository.begin({ bankId, nowMs, leaseUntil: nowMs + LEASE_MS })))
      throw new DuplicateSearchRunning();
    const work = this.search(bankId).finally(() => this.running.delete(work));
    this.running.add(work);
  }

  /** Resolves when no search runs any more. */
  async settle(): Promise<void> {
    await Promise.all(this.running);
  }

  private async search(bankId: string): Promise<void> {
    try {
      const { questions, pairs, pairCount } = await this.threads.run<DuplicatesPart, BankQuestion[], DuplicatesResult>({
        entry: join(__dirname, 'duplicates.worker'),
        data: {},
        bytes: 0,
        staffId: null,
        limits: LIMITS,
        onPart: ({ after }) => this.repository.listQuestions({ bankId, after }),
      });
      const removeSome = (): Promise<number> =>
        this.database.transaction(() => this.repository.removeUndecided({ bankId, limit: PAIRS_A_TRANSACTION }));
      while ((await removeSome()) > 0);
      for (let start = 0; start < pairs.length; start += PAIRS_A_TRANSACTION) {
        const some = pairs.slice(start, start + PAIRS_A_TRANSACTION);
        await this.database.transaction(() => this.repository.insertPairs({ bankId, pairs: some }));
      }
      await this.end({ bankId, state: 'done', questionCount: questions, pairCount });
      this.log.info('duplicates.searched', { bankId, questions, pairs: pairCount });
    } catch (error) {
      this.log.warn('duplicates.failed', { bankId, ...describeError(error) });
      // If this write fails, the search ends when its lease lapses.
      await this.end({ bankId, state: 'failed' }).catch(() => undefined);
    }
  }

  private end(ended: Parameters<DuplicatesRepository['end']>[0]): Promise<void> {
    return this.database.transaction(() => this.repository.end({ ...ended, doneAt: this.clock.now() }));
  }
}
