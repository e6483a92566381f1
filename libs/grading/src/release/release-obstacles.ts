import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { Clock } from '@sunflower/platform';
import type { ReleaseObstacles } from '../grading.errors';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import { chunksOf } from '../result/registration-chunks';
import { ReleaseRepository, type ExamExtent } from '../result/release.repository';
import { latestReleased } from '../run/run-order';
import { coverageOf, type Coverage } from '../sittings-over/coverage';

/** The sittings that a release now would cover, and the obstacles to it. */
@Injectable()
export class FindReleaseObstacles {
  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly runs: GradingRunRepository,
    private readonly repository: ReleaseRepository,
  ) {}

  async coverageOf(examId: string): Promise<Coverage> {
    const released = latestReleased(await this.runs.listByExam(examId));
    return coverageOf({
      sittings: await this.sittings.listByExam(examId),
      releasedBefore: released?.sittingIds ?? [],
      nowMs: this.clock.now(),
    });
  }

  /** Null when nothing prevents the release. */
  async obstaclesOf({
    run: { id: runId, examId },
    coverage: { lookedAtIds: sittingIds, obstacles: openSittings },
  }: {
    run: GradingRunRow;
    coverage: Coverage;
  }): Promise<ReleaseObstacles | null> {
    const obstacles = { openSessions: 0, ungradedSessions: 0, openSittings };
    if (sittingIds.length > 0)
      for await (const chunk of chunksOf({ repository: this.repository, examId })) {
        const { open, ungraded } = await this.repository.countUnfinished({ runId, sittingIds, ...chunk });
        obstacles.openSessions += open;
        obstacles.ungradedSessions += ungraded;
      }
    return Object.values(obstacles).some((count) => count > 0) ? obstacles : null;
  }

  /**
   * Counts registrations and sessions of the covered sittings. If they have changed, the obstacles and results may have
   * too.
   */
  async extentOf(sittingIds: readonly string[]): Promise<ExamExtent> {
    return sittingIds.length === 0 ? { registrations: 0, sessions: 0 } : this.repository.extentOf(sittingIds);
  }

  /** Whether each of these sittings is still over; its closing time may have been moved. */
  async areOver({ examId, sittingIds }: { examId: string; sittingIds: readonly string[] }): Promise<boolean> {
    const nowMs = this.clock.now();
    const over = new Set(
      (await this.sittings.listByExam(examId)).filter(({ closesAt }) => closesAt <= nowMs).map(({ id }) => id),
    );
    return sittingIds.every((id) => over.has(id));
  }
}
