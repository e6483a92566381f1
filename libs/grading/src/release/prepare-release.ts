import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@sunflower/platform';
import { SettleAttempts } from '../attempts/settle-attempts';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import { chunksOf } from '../result/registration-chunks';
import { ReleaseFollowers } from './release-followers';
import { ReleaseRepository, type RegistrationChunk } from '../result/release.repository';

interface Preparation {
  run: GradingRunRow;
  releasedAt: number;
  /** The sittings that are over. */
  sittingIds: readonly string[];
}

/** `gone_on`: somebody else has released the run, or prepares it for other sittings. */
type Prepared = 'prepared' | 'gone_on';

/**
 * Writes, chunk by chunk, all that a release needs for each person of the sittings that are over: a result for whoever was absent,
 * which attempt counts, and what the followers keep ready for a pass. Nobody sees any of it before the run is released. Ended
 * half-way, the next one adds what is missing.
 */
@Injectable()
export class PrepareRelease {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly runs: GradingRunRepository,
    private readonly repository: ReleaseRepository,
    private readonly attempts: SettleAttempts,
    private readonly followers: ReleaseFollowers,
  ) {}

  /** @throws GradingRunNotFound when the exam was purged meanwhile */
  async prepare(preparation: Preparation): Promise<Prepared> {
    const { run, sittingIds } = preparation;
    await this.database.transaction(async () => {
      await this.runs.lockExam(run.examId);
      await this.runs.setSittings({ id: run.id, sittingIds });
    });
    for await (const chunk of chunksOf({ repository: this.repository, examId: run.examId })) {
      const outcome = await this.database.transaction(() => this.prepareChunk({ ...preparation, chunk }));
      if (outcome === 'gone_on') return 'gone_on';
    }
    return 'prepared';
  }

  private async prepareChunk({
    run: { id: runId, examId },
    releasedAt,
    sittingIds,
    chunk,
  }: Preparation & { chunk: RegistrationChunk }): Promise<Prepared> {
    await this.runs.lockExam(examId);
    const run = await this.runs.getRun(runId);
    if (run.releasedAt !== null || !isPreparedFor({ run, sittingIds })) return 'gone_on';
    const covered = { runId, sittingIds, ...chunk };
    await this.repository.insertWithoutSession({ ...covered, nowMs: this.clock.now() });
    await this.repository.takeIn(covered);
    await this.attempts.settleChunk({ runId, ...chunk });
    // Also of those about whom something was decided: the decision may be withdrawn before the release. And of every attempt:
    // where a decision takes one of them away, another one counts.
    const registrationIds = await this.repository.passedIds({ runId, ...chunk });
    await this.followers.prepare({ examId, releasedAt, registrationIds });
    return 'prepared';
  }
}

/** Whether a preparation of these sittings was the last to begin: another one writes other results as taken in. */
export const isPreparedFor = ({
  run,
  sittingIds,
}: {
  run: Pick<GradingRunRow, 'sittingIds'>;
  sittingIds: readonly string[];
}): boolean =>
  run.sittingIds !== null &&
  run.sittingIds.length === sittingIds.length &&
  sittingIds.every((id) => run.sittingIds?.includes(id));
