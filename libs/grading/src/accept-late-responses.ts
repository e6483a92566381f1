import { Injectable } from '@nestjs/common';
import { LateResponses } from '@sunflower/exam-session';
import { Database, type StaffActor } from '@sunflower/platform';
import type { GradingRunRow } from './grading-run-row';
import { GradingRunRepository } from './grading-run.repository';
import { MakeGradingRun } from './make-grading-run';

export interface AcceptedLateResponses {
  accepted: number;
  /** The run that takes them in; null when nothing was waiting to be accepted. */
  run: GradingRunRow | null;
}

/** Late responses never change what was graded: accepting them is a new grading run, in the same transaction. */
@Injectable()
export class AcceptLateResponses {
  constructor(
    private readonly database: Database,
    private readonly lateResponses: LateResponses,
    private readonly runs: GradingRunRepository,
    private readonly makeRun: MakeGradingRun,
  ) {}

  accept({ sessionId, examId, reason, staff }: { sessionId: string; examId: string; reason: string; staff: StaffActor }): Promise<AcceptedLateResponses> {
    return this.database.transaction(async () => {
      // Before anything is read: the number of the next run is then certain.
      await this.runs.lockExam(examId);
      const accepted = await this.lateResponses.accept({ sessionId, reason, staff });
      return { accepted, run: accepted > 0 ? await this.makeRun.repeat({ examId, reason, staff }) : null };
    });
  }
}
