import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';
import { ApplyDecisions } from '../attempts/apply-decisions';
import { GradingRunNotFound } from '../grading.errors';
import { GradingRunRepository } from '../run/grading-run.repository';
import type { GradingRunRow } from '../run/grading-run-row';
import { MakeGradingRun } from '../run/make-grading-run';
import { isPreparedFor } from './prepare-release';
import { FindReleaseObstacles } from './release-obstacles';
import type { ExamExtent } from '../result/release.repository';
import { latestReleased, requireReleasable } from '../run/run-order';
import type { Coverage } from '../sittings-over/coverage';

interface PreparedRelease {
  runId: string;
  examId: string;
  reason: string;
  staffId: string;
  releasedAt: number;
  coverage: Coverage;
  /** The extent the release was prepared for. */
  extent: ExamExtent;
}

/** `already_released`: a concurrent call or another process released this run; this call did nothing. */
export type ReleaseOutcome = 'released' | 'already_released';

/**
 * Commits a release. It names the run that counts; results, certificates and lists are read through that run, so they
 * change in this transaction, whose length does not grow with the number of people.
 */
@Injectable()
export class FinishRelease {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly runs: GradingRunRepository,
    private readonly decisions: ApplyDecisions,
    private readonly obstacles: FindReleaseObstacles,
    private readonly makeRun: MakeGradingRun,
  ) {}

  /**
   * `overtaken`: since the preparation a person was registered or began a session in these sittings, or one of the
   * sittings was reopened.
   * A sitting that closes meanwhile changes nothing; a later run releases its results.
   * @throws GradingRunNotFound, RunMerged, RunSuperseded
   */
  finish(release: PreparedRelease): Promise<ReleaseOutcome | 'overtaken'> {
    return this.database.transaction(() => this.finishInTransaction(release));
  }

  private async finishInTransaction(release: PreparedRelease): Promise<ReleaseOutcome | 'overtaken'> {
    const { runId, examId, reason, staffId, releasedAt, coverage, extent } = release;
    await this.runs.lockExam(examId);
    const runs = await this.runs.listByExam(examId);
    const run = runs.find(({ id }) => id === runId);
    if (!run) throw new GradingRunNotFound();
    if (run.releasedAt !== null) return 'already_released';
    requireReleasable({ run, runs });
    if (await this.isOvertaken({ run, release })) return 'overtaken';
    await this.decisions.apply({ runId, examId });
    await this.runs.setReleased({ id: runId, releasedAt, releasedBy: staffId });
    await this.audit.record({
      staffId,
      action: 'grading-run.released',
      subjectType: 'grading-run',
      subjectId: runId,
      reason,
      details: {
        examId,
        runNumber: run.runNumber,
        runNumberBefore: latestReleased(runs)?.runNumber ?? null,
        sittingIds: coverage.coveredIds,
        leftOutSittingIds: coverage.leftOutIds,
        ...extent,
      },
    });
    if (coverage.leftOutIds.length > 0) await this.makeRun.afterPartialRelease(run);
    return 'released';
  }

  private async isOvertaken({
    run,
    release: { examId, coverage, extent },
  }: {
    run: GradingRunRow;
    release: PreparedRelease;
  }): Promise<boolean> {
    const { coveredIds: sittingIds } = coverage;
    if (!isPreparedFor({ run, sittingIds })) return true;
    const { registrations, sessions } = await this.obstacles.extentOf(sittingIds);
    return (
      registrations !== extent.registrations ||
      sessions !== extent.sessions ||
      !(await this.obstacles.areOver({ examId, sittingIds }))
    );
  }
}
