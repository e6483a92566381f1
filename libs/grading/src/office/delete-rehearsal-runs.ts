import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { MarkingRepository } from '../marking/marking.repository';
import { ResultRepository } from '../result/result.repository';
import { GradingRunRepository } from '../run/grading-run.repository';

const RESULTS_AT_ONCE = 500;
// Each with a whole essay.
const SCRIPTS_AT_ONCE = 100;

/** Runs, results and essays of a rehearsal, in chunks, each its own transaction. */
@Injectable()
export class DeleteRehearsalRuns {
  constructor(
    private readonly database: Database,
    private readonly runs: GradingRunRepository,
    private readonly results: ResultRepository,
    private readonly marking: MarkingRepository,
  ) {}

  async delete(examId: string): Promise<void> {
    await this.untilNothing(() => this.results.deleteSome({ examId, limit: RESULTS_AT_ONCE }));
    await this.untilNothing(() => this.marking.deleteSome({ examId, limit: SCRIPTS_AT_ONCE }));
    await this.database.transaction(() => this.runs.deleteByExam(examId));
  }

  private async untilNothing(deleteSome: () => Promise<number>): Promise<void> {
    while ((await this.database.transaction(deleteSome)) > 0);
  }
}
