import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { FinishRelease, type ReleaseOutcome } from './finish-release';
import { ReleaseRefused } from '../grading.errors';
import { GradingRunRepository } from '../run/grading-run.repository';
import { PrepareRelease } from './prepare-release';
import { FindReleaseObstacles } from './release-obstacles';
import { requireReleasable } from '../run/run-order';

interface ReleaseOrder {
  runId: string;
  reason: string;
  staff: { staffId: string };
}

/**
 * Makes the results of a run count. Everything stored for each person is written beforehand, in chunks and invisibly;
 * the release itself is one short transaction.
 */
@Injectable()
export class ReleaseGradingRun {
  constructor(
    private readonly clock: Clock,
    private readonly runs: GradingRunRepository,
    private readonly obstacles: FindReleaseObstacles,
    private readonly preparing: PrepareRelease,
    private readonly finishing: FinishRelease,
  ) {}

  /** @throws GradingRunNotFound, ReleaseRefused, RunMerged, RunSuperseded */
  async release({ runId, reason, staff }: ReleaseOrder): Promise<ReleaseOutcome> {
    const { examId } = await this.runs.getRun(runId);
    const releasedAt = this.clock.now();
    for (;;) {
      const run = await this.runs.getRun(runId);
      if (run.releasedAt !== null) return 'already_released';
      requireReleasable({ run, runs: await this.runs.listByExam(examId) });
      // Counted before anything is read, so that later arrivals change the extent and are noticed.
      const coverage = await this.obstacles.coverageOf(examId);
      const extent = await this.obstacles.extentOf(coverage.coveredIds);
      const obstacles = await this.obstacles.obstaclesOf({ run, coverage });
      if (obstacles) throw new ReleaseRefused(obstacles);
      if ((await this.preparing.prepare({ run, releasedAt, sittingIds: coverage.coveredIds })) === 'gone_on') continue;
      const outcome = await this.finishing.finish({
        runId,
        examId,
        reason,
        staffId: staff.staffId,
        releasedAt,
        coverage,
        extent,
      });
      // Overtaken: repeat, which adds what is missing or finds the obstacle.
      if (outcome !== 'overtaken') return outcome;
    }
  }
}
