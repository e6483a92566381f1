import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PapersDue, type PaperDue } from '@sunflower/exam';
import { Clock, Database, JobQueue } from '@sunflower/platform';
import { MakePapers, SEALED_KEPT_MS } from './make-papers';
import { PreparedPaperRepository } from './prepared-paper.repository';

const SWEEP_MS = 2_000;
const PAPERS_A_TRANSACTION = 40;
/** After this time another process may claim the same papers. */
const LEASE_MS = 60_000;
const FORGET_EVERY_MS = 3_600_000;

/**
 * Prepares the papers of registered candidates before the bell, so that a start costs no more than a save. A start
 * without a prepared paper draws one at once.
 */
@Injectable()
export class PreparePapers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly due: PapersDue,
    private readonly papers: MakePapers,
    private readonly repository: PreparedPaperRepository,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'prepare-papers', everyMs: SWEEP_MS, run: () => this.prepareAll().then(() => undefined) });
    this.jobs.sweep({ name: 'forget-sealed-papers', everyMs: FORGET_EVERY_MS, run: () => this.forgetSealed() });
  }

  /** Returns how many papers were made. */
  async prepareAll(): Promise<number> {
    let made = 0;
    for (;;) {
      const claimed = await this.due.claim({
        nowMs: this.clock.now(),
        leaseMs: LEASE_MS,
        limit: PAPERS_A_TRANSACTION,
      });
      if (claimed.length === 0) return made;
      made += await this.prepare(claimed);
    }
  }

  /** Deletes sealed bytes some time after their sitting; the plans stay. */
  async forgetSealed(): Promise<void> {
    const timeMs = this.clock.now();
    for (;;) {
      const found = await this.repository.sealedKeptBefore({ timeMs, limit: PAPERS_A_TRANSACTION });
      if (found.length === 0) return;
      // Their sitting was moved to a later time.
      const kept = found.filter(({ closesAt }) => closesAt + SEALED_KEPT_MS > timeMs);
      const gone = found.filter((one) => !kept.includes(one));
      const last = Math.max(0, ...kept.map(({ closesAt }) => closesAt));
      await this.database.transactionByHandle(async (transaction) => {
        const repository = this.repository.within(transaction);
        await repository.deleteSealed(gone.map(({ registrationId }) => registrationId));
        await repository.keepSealed({
          registrationIds: kept.map(({ registrationId }) => registrationId),
          until: last + SEALED_KEPT_MS,
        });
      });
    }
  }

  private async prepare(claimed: readonly PaperDue[]): Promise<number> {
    // A paper that failed is due again when its lease ends.
    const { papers, failed } = await this.papers.make(claimed);
    await this.database.transactionByHandle(async (transaction) => {
      await this.repository.within(transaction).insert(papers);
      await this.due.done(
        claimed.map(({ registrationId }) => registrationId).filter((id) => !failed.has(id)),
        transaction,
      );
    });
    return papers.length;
  }
}
