import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database } from '@sunflower/platform';
import { ReleaseRefused, RunSuperseded } from './grading.errors';
import type { GradingRunRow } from './grading-run-row';
import { GradingRunRepository } from './grading-run.repository';
import { ReleaseListeners } from './release-listeners';
import { ReleaseResults } from './release-results';
import { latestReleased } from './run-order';

interface ReleaseOrder {
  runId: string;
  reason: string;
  staff: { staffId: string };
}

/** `already_released`: this run was, by this call's twin or by somebody else; nothing was done. */
export type ReleaseOutcome = 'released' | 'already_released';

/** Makes the results of a run the ones that count: all of them, everything that follows from them and the audit row together. */
@Injectable()
export class ReleaseGradingRun {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly runs: GradingRunRepository,
    private readonly results: ReleaseResults,
    private readonly listeners: ReleaseListeners,
  ) {}

  /** @throws GradingRunNotFound, ReleaseRefused, RunSuperseded */
  async release({ runId, reason, staff }: ReleaseOrder): Promise<ReleaseOutcome> {
    const { examId } = await this.runs.getRun(runId);
    return this.database.transaction(async () => {
      await this.runs.lockExam(examId);
      const runs = await this.runs.listByExam(examId);
      const run = runs.find(({ id }) => id === runId) as GradingRunRow;
      if (run.releasedAt !== null) return 'already_released';
      const counting = latestReleased(runs);
      if (counting && counting.runNumber > run.runNumber) throw new RunSuperseded({ releasedRunNumber: counting.runNumber });
      const obstacles = await this.results.obstaclesOf(run);
      if (obstacles) throw new ReleaseRefused(obstacles);
      await this.finish({ run, counting, reason, staffId: staff.staffId });
      return 'released';
    });
  }

  private async finish({ run, counting, reason, staffId }: { run: GradingRunRow; counting: GradingRunRow | null; reason: string; staffId: string }): Promise<void> {
    const releasedAt = this.clock.now();
    await this.runs.setReleased({ id: run.id, releasedAt, releasedBy: staffId });
    const changes = await this.results.settle({ run, counting });
    const { id: runId, examId, runNumber } = run;
    await this.audit.record({
      staffId, action: 'grading-run.released', subjectType: 'grading-run', subjectId: runId, reason,
      details: { examId, runNumber, changes: changes.length, passed: changes.filter(({ after }) => after.passed).length },
    });
    await this.listeners.tell({ examId, runId, runNumber, releasedAt, staffId, changes });
  }
}
