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

/** `gone_on`: another process released the run, or prepares it for other sittings. */
type Prepared = 'prepared' | 'gone_on';

/**
 * Writes, chunk by chunk, everything a release needs for each person of the sittings that are over: a result for
 * everyone absent, the attempt that counts, and what the followers store for a pass. None of it is visible before the
 * run is released. An interrupted preparation is completed by the next one.
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
    // Include registrations with a decided outcome, because the decision may be withdrawn before the release. Include
    // every attempt, because a decision against one attempt makes another one count.
    const registrationIds = await this.repository.passedIds({ runId, ...chunk });
    await this.followers.prepare({ examId, releasedAt, registrationIds });
    return 'prepared';
  }
}

/**
 * Whether the latest preparation was for these sittings. A preparation for other sittings marks other results as taken
 * in.
 */
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
