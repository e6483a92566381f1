import { Injectable } from '@nestjs/common';
import { LateResponses } from '@sunflower/exam-session';
import { Database, JobQueue, type StaffActor } from '@sunflower/platform';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import { MakeGradingRun } from '../run/make-grading-run';

export interface AcceptedLateResponses {
  /** Responses. */
  accepted: number;
  /** Sessions that they are of. */
  sessions: number;
  /** The one run that takes them in; null when nothing was waiting to be accepted. */
  run: GradingRunRow | null;
}

interface Acceptance {
  examId: string;
  /** At most 200, each once. */
  sessionIds: readonly string[];
  reason: string;
  staff: StaffActor;
}

/** Late responses never change what was graded: accepting those of any number of sessions is one new grading run, in the same transaction. */
@Injectable()
export class AcceptLateResponses {
  constructor(
    private readonly database: Database,
    private readonly lateResponses: LateResponses,
    private readonly runs: GradingRunRepository,
    private readonly makeRun: MakeGradingRun,
    private readonly jobs: JobQueue,
  ) {}

  /** @throws SessionNotFound when a session is not of this exam: then nothing is accepted */
  async accept(acceptance: Acceptance): Promise<AcceptedLateResponses> {
    const accepted = await this.acceptAll(acceptance);
    if (accepted.run) this.jobs.ring({ queue: 'regrading', id: accepted.run.id });
    return accepted;
  }

  private acceptAll({ examId, sessionIds, reason, staff }: Acceptance): Promise<AcceptedLateResponses> {
    return this.database.transaction(async () => {
      // Before anything is read: the number of the next run is then certain.
      await this.runs.lockExam(examId);
      await this.lateResponses.requireOfExam({ examId, sessionIds });
      const waiting = await this.lateResponses.lockWaiting(sessionIds);
      if (waiting.size === 0) return { accepted: 0, sessions: 0, run: null };
      const run = await this.makeRun.forLateResponses({ examId, reason, staff });
      await this.lateResponses.accept({ waiting, atMs: run.createdAt, reason, staff });
      return { accepted: [...waiting.values()].reduce((sum, count) => sum + count, 0), sessions: waiting.size, run };
    });
  }
}
