import { Injectable } from '@nestjs/common';
import { Database, type StaffActor } from '@sunflower/platform';
import type { ReleaseOutcome } from '../release/finish-release';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import { MakeGradingRun } from '../run/make-grading-run';
import type { OverrideInput } from '../override/parse-overrides';
import { ReleaseGradingRun } from '../release/release-grading-run';
import { ResultRepository } from '../result/result.repository';
import { CompareRuns, type RunDifference } from './run-difference';
import { currentRun } from '../run/run-order';

const RESULTS_OF_A_PURGE = 500;
const CHANGES_SHOWN = 200;

/** The access point to grading runs for other libs. */
@Injectable()
export class GradingRuns {
  constructor(
    private readonly database: Database,
    private readonly repository: GradingRunRepository,
    private readonly results: ResultRepository,
    private readonly makeRun: MakeGradingRun,
    private readonly releaseRun: ReleaseGradingRun,
    private readonly compareRuns: CompareRuns,
  ) {}

  /** @throws GradingRunNotFound */
  getRun(runId: string): Promise<GradingRunRow> {
    return this.repository.getRun(runId);
  }

  /** In the order of creation. */
  listRuns(examId: string): Promise<GradingRunRow[]> {
    return this.repository.listByExam(examId);
  }

  /** The latest run; null before the first session is closed. */
  async currentRun(examId: string): Promise<GradingRunRow | null> {
    return currentRun(await this.repository.listByExam(examId));
  }

  /**
   * Makes a run; every closed session is then graded again under it, chunk by chunk. @throws ExamNotFound,
   * ExamNotLocked, InvalidOverrides
   */
  createRun(run: {
    examId: string;
    overrides: readonly OverrideInput[];
    reason: string;
    staff: Pick<StaffActor, 'staffId'>;
  }): Promise<GradingRunRow> {
    return this.makeRun.make(run);
  }

  /** @throws GradingRunNotFound */
  difference({ runId, limit = CHANGES_SHOWN }: { runId: string; limit?: number }): Promise<RunDifference> {
    return this.compareRuns.difference({ runId, limit });
  }

  /** Releasing a released run does nothing. @throws GradingRunNotFound, ReleaseRefused, RunMerged, RunSuperseded */
  release(order: { runId: string; reason: string; staff: Pick<StaffActor, 'staffId'> }): Promise<ReleaseOutcome> {
    return this.releaseRun.release(order);
  }

  /**
   * Deletes the runs and results of a rehearsal, one transaction a chunk. The caller has checked that the exam is a
   * rehearsal.
   */
  async deleteRehearsal(examId: string): Promise<void> {
    const deleteChunk = () =>
      this.database.transaction(() => this.results.deleteSome({ examId, limit: RESULTS_OF_A_PURGE }));
    while ((await deleteChunk()) > 0);
    await this.database.transaction(() => this.repository.deleteByExam(examId));
  }
}
