import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';
import { GradingRunNotFound } from './grading.errors';
import { GradingRunRepository } from './grading-run.repository';
import { FindReleaseObstacles } from './release-obstacles';
import { ReleaseRepository, type ExamExtent } from './release.repository';
import { latestReleased, requireReleasable } from './run-order';

interface PreparedRelease {
  runId: string;
  examId: string;
  reason: string;
  staffId: string;
  releasedAt: number;
  /** That it was prepared for. */
  extent: ExamExtent;
}

/** `already_released`: this run was, by this call's twin or by somebody else; nothing was done. */
export type ReleaseOutcome = 'released' | 'already_released';

/**
 * The moment of the release. It names the run that counts, and everything else that changes by it (results, certificates, lists)
 * is read through that run: it changes in this transaction, which takes no longer for more people.
 */
@Injectable()
export class FinishRelease {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly runs: GradingRunRepository,
    private readonly repository: ReleaseRepository,
    private readonly obstacles: FindReleaseObstacles,
  ) {}

  /**
   * `overtaken`: somebody was registered or began a session since the preparation, or a sitting was opened again.
   * @throws GradingRunNotFound, RunMerged, RunSuperseded
   */
  finish(release: PreparedRelease): Promise<ReleaseOutcome | 'overtaken'> {
    return this.database.transaction(() => this.finishInTransaction(release));
  }

  private async finishInTransaction({
    runId,
    examId,
    reason,
    staffId,
    releasedAt,
    extent,
  }: PreparedRelease): Promise<ReleaseOutcome | 'overtaken'> {
    await this.runs.lockExam(examId);
    const runs = await this.runs.listByExam(examId);
    const run = runs.find(({ id }) => id === runId);
    if (!run) throw new GradingRunNotFound();
    if (run.releasedAt !== null) return 'already_released';
    requireReleasable({ run, runs });
    if (await this.isOvertaken({ examId, extent })) return 'overtaken';
    await this.repository.applyDecisions({ runId, examId });
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
        ...extent,
      },
    });
    return 'released';
  }

  private async isOvertaken({ examId, extent }: Pick<PreparedRelease, 'examId' | 'extent'>): Promise<boolean> {
    const { registrations, sessions } = await this.obstacles.extentOf(examId);
    return (
      registrations !== extent.registrations ||
      sessions !== extent.sessions ||
      (await this.obstacles.countOpenSittings(examId)) > 0
    );
  }
}
