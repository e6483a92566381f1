import { Injectable } from '@nestjs/common';
import { ReleaseRepository } from '../result/release.repository';
import { AttemptRepository } from './attempt.repository';
import { SettleAttempts } from './settle-attempts';

const IDS_AT_ONCE = 1000;

/**
 * Applies decided outcomes (absent, violation …) over scored ones, then settles again which attempt counts for the
 * people affected.
 */
@Injectable()
export class ApplyDecisions {
  constructor(
    private readonly releases: ReleaseRepository,
    private readonly attempts: AttemptRepository,
    private readonly settling: SettleAttempts,
  ) {}

  /** Runs in the transaction of the release. */
  async apply({ runId, examId }: { runId: string; examId: string }): Promise<void> {
    const struck = await this.releases.applyDecisions({ runId, examId });
    for (let from = 0; from < struck.length; from += IDS_AT_ONCE) {
      const personIds = await this.attempts.peopleOf({
        examId,
        registrationIds: struck.slice(from, from + IDS_AT_ONCE),
      });
      await this.settling.settle({ runId, examId, personIds });
    }
  }
}
