import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@sunflower/platform';
import { Audiences } from './audience';
import { OutboxRepository, type WorkingBatch } from './outbox.repository';

/** Whom a notice to the office is for. */
export const OFFICE = 'office';

/** Writes a notice for each person of a batch, some hundreds a transaction. */
@Injectable()
export class GatherNotices {
  constructor(
    private readonly clock: Clock,
    private readonly audiences: Audiences,
    private readonly outbox: OutboxRepository,
  ) {}

  async next({ id: batchId, examId, audience, gatheredTo: after }: WorkingBatch): Promise<void> {
    const nowMs = this.clock.now();
    if (audience === null) {
      const notices = [{ id: newId(), registrationId: null, recipient: OFFICE }];
      await this.outbox.gather({ batchId, after, notices, nextAfter: null, nowMs });
      return;
    }
    const { people, nextAfter } = await this.audiences.page({ examId, audience, afterId: after });
    await this.outbox.gather({
      batchId,
      after,
      notices: people.map(({ registrationId }) => ({ id: newId(), registrationId, recipient: registrationId })),
      nextAfter,
      nowMs,
    });
  }
}
