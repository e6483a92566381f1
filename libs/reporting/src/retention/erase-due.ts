import { Injectable, type OnModuleInit } from '@nestjs/common';
import { describeError, JobQueue, Log, yieldTurn } from '@sunflower/platform';
import { RetentionWork, type HeldRule } from './retention-work';

const SWEEP_MS = 60_000;

/** Erases what is due, in the processes that run jobs. */
@Injectable()
export class EraseDue implements OnModuleInit {
  constructor(
    private readonly work: RetentionWork,
    private readonly jobs: JobQueue,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'retention', everyMs: SWEEP_MS, run: () => this.eraseAllDue() });
  }

  async eraseAllDue(): Promise<void> {
    for (let held = await this.work.claim(); held; held = await this.work.claim()) {
      const { examId, kind } = held;
      try {
        this.log.info('retention.done', { examId, kind, outcome: await this.erase(held) });
      } catch (error) {
        // The rule keeps its place; a sweep goes on once the lease has ended.
        this.log.error('retention.interrupted', { examId, kind, ...describeError(error) });
      }
    }
  }

  private async erase(first: HeldRule): Promise<'erased' | 'waits' | 'lost'> {
    for (let held = first; ;) {
      let step = await this.work.step(held);
      if (step.outcome === 'walked') step = await this.work.finish(step.held);
      if (step.outcome === 'erased' || step.outcome === 'waits' || step.outcome === 'lost') return step.outcome;
      held = step.held;
      await yieldTurn();
    }
  }
}
