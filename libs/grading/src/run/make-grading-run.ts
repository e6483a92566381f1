import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { Audit, Clock, Database, JobQueue, newId } from '@sunflower/platform';
import type { GradingRunRow } from './grading-run-row';
import { GradingRunRepository } from './grading-run.repository';
import type { Override } from '../override/override';
import { parseOverrides, type OverrideInput } from '../override/parse-overrides';
import { currentRun, latestReleased, openRuns } from './run-order';
import { NEWEST_RULES, type RulesVersion } from '../scoring/rules-version/rules-version';

export interface NewRun {
  examId: string;
  reason: string;
  staff: { staffId: string };
}

const FIRST_REASON = 'The first grading of the exam.';
const LATER_REASON = 'Sessions were closed or voided after the last release.';
const PARTIAL_REASON = 'The last release left out sittings that were not over.';

/**
 * Makes grading runs, each with an audit row in its transaction. The first run of an exam and runs made by staff are
 * scored by the newest rules. A run that takes in late responses or sessions changes nothing else, so it keeps the
 * rules of the run before it.
 */
@Injectable()
export class MakeGradingRun {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly exams: LockedExams,
    private readonly runs: GradingRunRepository,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * Makes a run for staff, with all its overrides; overrides of an earlier run are not carried over.
   * @throws ExamNotFound, ExamNotLocked, InvalidOverrides
   */
  async make({
    overrides: inputs,
    ...order
  }: NewRun & { overrides: readonly OverrideInput[] }): Promise<GradingRunRow> {
    const { pool } = await this.exams.get(order.examId);
    const overrides = parseOverrides({ inputs, pool });
    const run = await this.database.transaction(async () => {
      const earlier = await this.ensureFirst(order.examId);
      return this.insert({
        ...order,
        earlier,
        overrides,
        rulesVersion: NEWEST_RULES,
        lateResponses: false,
        staffId: order.staff.staffId,
      });
    });
    // Ring at once: staff wait for the difference of this run.
    this.jobs.ring({ queue: 'regrading', id: run.id });
    return run;
  }

  /**
   * Makes a run for accepted late responses, with the overrides of the previous run; joins the caller's transaction.
   */
  async forLateResponses({ examId, reason, staff }: NewRun): Promise<GradingRunRow> {
    return this.database.transaction(async () => {
      const earlier = await this.ensureFirst(examId);
      const before = currentRun(earlier);
      return this.insert({
        examId,
        earlier,
        overrides: before?.overrides ?? [],
        rulesVersion: before?.rulesVersion ?? NEWEST_RULES,
        lateResponses: true,
        reason,
        staffId: staff.staffId,
      });
    });
  }

  /**
   * Closed sessions need an unreleased run to be graded under. Makes one where none is open, with the overrides of the
   * released run.
   */
  async ensureOpen(examId: string): Promise<void> {
    if (openRuns(await this.runs.listByExam(examId)).length > 0) return;
    await this.database.transaction(async () => {
      const earlier = await this.ensureFirst(examId);
      const released = latestReleased(earlier);
      if (released === null || openRuns(earlier).length > 0) return;
      await this.insert({
        examId,
        earlier,
        overrides: released.overrides,
        rulesVersion: released.rulesVersion,
        lateResponses: false,
        reason: LATER_REASON,
        staffId: null,
      });
    });
  }

  /**
   * Makes the next run when a release left sittings out, with the same overrides, in the caller's transaction. It will
   * release their results.
   */
  async afterPartialRelease(released: GradingRunRow): Promise<void> {
    const earlier = await this.runs.listByExam(released.examId);
    if (openRuns(earlier).length > 0) return;
    await this.insert({
      examId: released.examId,
      earlier,
      overrides: released.overrides,
      rulesVersion: released.rulesVersion,
      lateResponses: false,
      reason: PARTIAL_REASON,
      staffId: null,
    });
  }

  /**
   * All runs of the exam. Makes the first run if there is none, so that every later run has one to be compared with.
   */
  private async ensureFirst(examId: string): Promise<GradingRunRow[]> {
    await this.runs.lockExam(examId);
    const runs = await this.runs.listByExam(examId);
    return runs.length > 0
      ? runs
      : [
          await this.insert({
            examId,
            earlier: [],
            overrides: [],
            rulesVersion: NEWEST_RULES,
            lateResponses: false,
            reason: FIRST_REASON,
            staffId: null,
          }),
        ];
  }

  private async insert({
    examId,
    earlier,
    overrides,
    rulesVersion,
    lateResponses,
    reason,
    staffId,
  }: {
    examId: string;
    earlier: readonly GradingRunRow[];
    overrides: Override[];
    rulesVersion: RulesVersion;
    lateResponses: boolean;
    reason: string;
    staffId: string | null;
  }): Promise<GradingRunRow> {
    const before = currentRun(earlier);
    const runNumber = (before?.runNumber ?? 0) + 1;
    // Always later than the previous run, even when another process's clock differed: late responses are accepted at
    // the time of their run, and a run includes responses accepted up to its own time.
    const createdAt = Math.max(this.clock.now(), (before?.createdAt ?? 0) + 1);
    const run: GradingRunRow = {
      id: newId(),
      examId,
      runNumber,
      overrides,
      rulesVersion,
      lateResponses,
      sittingIds: null,
      reason,
      createdBy: staffId,
      createdAt,
      releasedAt: null,
      releasedBy: null,
    };
    await this.runs.insert(run);
    await this.audit.record({
      staffId,
      action: 'grading-run.created',
      subjectType: 'grading-run',
      subjectId: run.id,
      reason,
      details: {
        examId,
        runNumber,
        rulesVersion,
        overrides: overrides.map(({ kind, questionVersionId }) => ({ kind, questionVersionId })),
      },
    });
    return run;
  }
}
