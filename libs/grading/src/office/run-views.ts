import { Injectable } from '@nestjs/common';
import { StaffAccounts } from '@sunflower/identity';
import type { GradingRunDto } from './grading.dto';
import { GradingRuns } from './grading-runs';
import { toRunView } from './grading-views';
import { Results } from '../result/results';
import type { GradingRunRow } from '../run/grading-run-row';
import { mergedInto, openRuns } from '../run/run-order';

/** Runs as the console shows them: how far each is, whether it may be released, and who made and released it, by name. */
@Injectable()
export class RunViews {
  constructor(
    private readonly runs: GradingRuns,
    private readonly results: Results,
    private readonly staff: StaffAccounts,
  ) {}

  async of(run: GradingRunRow): Promise<GradingRunDto> {
    const [view] = await this.views({ shown: [run], runs: await this.runs.listRuns(run.examId) });
    return view as GradingRunDto;
  }

  async ofExam(examId: string): Promise<GradingRunDto[]> {
    const runs = await this.runs.listRuns(examId);
    return this.views({ shown: runs, runs });
  }

  private async views({
    shown,
    runs,
  }: {
    shown: readonly GradingRunRow[];
    runs: readonly GradingRunRow[];
  }): Promise<GradingRunDto[]> {
    const names = await this.staff.namesOf(
      shown.flatMap(({ createdBy, releasedBy }) => [createdBy ?? [], releasedBy ?? []].flat()),
    );
    return Promise.all(
      shown.map(async (run) => {
        const releasable = openRuns(runs).some(({ id }) => id === run.id);
        const progress = await this.results.progressOfRun(run);
        return toRunView({
          run,
          releasable,
          mergedIntoRunNumber: mergedInto({ run, runs })?.runNumber ?? null,
          progress,
          scriptsToMark: releasable && progress.ungraded > 0 ? await this.runs.scriptsToMark(run.examId) : 0,
          names,
        });
      }),
    );
  }
}
