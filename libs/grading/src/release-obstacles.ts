import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { ExamSessions } from '@sunflower/exam-session';
import { Clock } from '@sunflower/platform';
import type { ReleaseObstacles } from './grading.errors';
import type { GradingRunRow } from './grading-run-row';
import { chunksOf } from './registration-chunks';
import { ReleaseRepository, type ExamExtent } from './release.repository';

/** What stands against the release of a run. */
@Injectable()
export class FindReleaseObstacles {
  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly sessions: ExamSessions,
    private readonly repository: ReleaseRepository,
  ) {}

  /** Null: nothing. */
  async obstaclesOf({ id: runId, examId }: GradingRunRow): Promise<ReleaseObstacles | null> {
    const openSittings = await this.countOpenSittings(examId);
    const { byState } = await this.sessions.countByState(examId);
    let ungradedSessions = 0;
    for await (const chunk of chunksOf({ repository: this.repository, examId }))
      ungradedSessions += await this.repository.countUngraded({ runId, ...chunk });
    const obstacles = { openSessions: byState.in_progress, ungradedSessions, openSittings };
    return Object.values(obstacles).some((count) => count > 0) ? obstacles : null;
  }

  /** Whether it has changed says whether the answer may have. */
  extentOf(examId: string): Promise<ExamExtent> {
    return this.repository.extentOf(examId);
  }

  async countOpenSittings(examId: string): Promise<number> {
    const nowMs = this.clock.now();
    return (await this.sittings.listByExam(examId)).filter(({ closesAt }) => closesAt > nowMs).length;
  }
}
