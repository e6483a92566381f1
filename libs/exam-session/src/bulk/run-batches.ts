import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Database, describeError, JobQueue, Log } from '@sunflower/platform';
import { BatchWork } from './batch-work';
import type { SessionBatch } from './session-batch.entity';
import { SessionBatchRepository } from './session-batch.repository';

const SWEEP_MS = 1_000;
// Keeps a transaction well under the 50 ms that it may hold the embedded writer.
const SESSIONS_A_TRANSACTION = 20;
const COLLECTING_MS = 60_000;

/**
 * Does acts on many sessions, a few sessions per transaction. Act, audit row and outcome of a session commit together,
 * so a killed process leaves nothing half done, and the next process continues.
 */
@Injectable()
export class RunBatches implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly batches: SessionBatchRepository,
    private readonly work: BatchWork,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'session-batches', everyMs: SWEEP_MS, run: () => this.runAll() });
  }

  async runAll(): Promise<void> {
    for (const id of await this.batches.idsInState('running')) await this.run(id);
    if ((await this.batches.idsInState('collecting')).length > 0)
      await this.batches.breakCollectingBefore(this.clock.now() - COLLECTING_MS);
  }

  private async run(id: string): Promise<void> {
    const batch = await this.batches.find(id);
    if (!batch) return;
    try {
      while ((await this.runSome(batch)) > 0);
    } catch (error) {
      // The batch stays `running`; the next sweep continues it.
      this.log.error('session-batch.interrupted', { batchId: id, ...describeError(error) });
      return;
    }
    if (await this.batches.changeState({ id, from: 'running', to: 'done', finishedAtMs: this.clock.now() }))
      this.log.info('session-batch.done', { batchId: id, act: batch.act, total: batch.total });
  }

  private async runSome(batch: SessionBatch): Promise<number> {
    const { tried, closed } = await this.database.transaction(async () => {
      const targets = await this.batches.lockNext({ batchId: batch.id, limit: SESSIONS_A_TRANSACTION });
      const outcomes = await this.work.do({ batch, targets });
      for (const [outcome, positions] of outcomes)
        await this.batches.setOutcomes({ batchId: batch.id, outcome, positions });
      const done = new Set(outcomes.get('done'));
      return { tried: targets.length, closed: targets.filter(({ position }) => done.has(position)) };
    });
    if (batch.act === 'close')
      for (const { sessionId } of closed) this.jobs.ring({ queue: 'grading', id: sessionId as string });
    return tried;
  }
}
