import { Injectable } from '@nestjs/common';
import { LockedExams, Sittings, type RegistrationOutcome } from '@sunflower/exam';
import { ExamSessions } from '@sunflower/exam-session';
import { Clock } from '@sunflower/platform';
import type { ReleaseObstacles } from './grading.errors';
import type { GradingRunRow } from './grading-run-row';
import { ReleaseRepository, type StandingPair } from './release.repository';
import { ResultRepository } from './result.repository';
import { standingChange } from './standing';

const DECIDED: Record<RegistrationOutcome, true> = { deferred: true, violation: true, annulled: true };
const DECIDED_OUTCOMES = Object.keys(DECIDED) as RegistrationOutcome[];

/** The results of a run at its release; everything in the caller's transaction. */
@Injectable()
export class ReleaseResults {
  constructor(
    private readonly clock: Clock,
    private readonly exams: LockedExams,
    private readonly sittings: Sittings,
    private readonly sessions: ExamSessions,
    private readonly results: ResultRepository,
    private readonly repository: ReleaseRepository,
  ) {}

  /** Null: nothing stands against it. */
  async obstaclesOf({ id: runId, examId }: GradingRunRow): Promise<ReleaseObstacles | null> {
    const nowMs = this.clock.now();
    const openSittings = (await this.sittings.listByExam(examId)).filter(({ closesAt }) => closesAt > nowMs).length;
    const { byState } = await this.sessions.countByState(examId);
    const ungradedSessions = await this.results.countUngraded({ runId, examId });
    const obstacles = { openSessions: byState.in_progress, ungradedSessions, openSittings };
    return Object.values(obstacles).some((count) => count > 0) ? obstacles : null;
  }

  /** Gives every registration its final result under the run; returns what differs from what counted before. */
  async settle({ run: { id: runId, examId }, counting }: { run: GradingRunRow; counting: GradingRunRow | null }): Promise<StandingPair[]> {
    const { maxMillipoints } = await this.exams.get(examId);
    await this.repository.annulVoided({ runId, examId });
    for (const outcome of DECIDED_OUTCOMES) await this.repository.applyDecided({ runId, examId, outcome });
    await this.repository.insertUngraded({ runId, examId, maxMillipoints, nowMs: this.clock.now() });
    const pairs = await this.repository.pairs({ runId, baseRunId: counting?.id ?? null });
    return pairs.filter((pair) => standingChange(pair) !== 'none');
  }
}
