import { Injectable } from '@nestjs/common';
import { AppealWindows, type AppealTimes } from '../appeals/appeal-windows';
import type { GradingRunRow } from '../run/grading-run-row';
import { MakeGradingRun } from '../run/make-grading-run';
import type { Coverage } from '../sittings-over/coverage';

/** Opens the appeal window and makes the run for left-out sittings, in the transaction of the release. */
@Injectable()
export class FollowRelease {
  constructor(
    private readonly windows: AppealWindows,
    private readonly makeRun: MakeGradingRun,
  ) {}

  async follow({
    run,
    coverage: { coveredIds, leftOutIds },
    appeals,
    releasedAt,
    staffId,
  }: {
    run: GradingRunRow;
    coverage: Coverage;
    appeals: AppealTimes | null;
    releasedAt: number;
    staffId: string;
  }): Promise<void> {
    const { examId } = run;
    if (appeals)
      await this.windows.openAtRelease({ examId, sittingIds: coveredIds, releasedAt, times: appeals, staffId });
    if (leftOutIds.length > 0) await this.makeRun.afterPartialRelease(run);
  }
}
