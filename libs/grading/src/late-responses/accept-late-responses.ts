import { Injectable } from '@nestjs/common';
import { LateResponses } from '@sunflower/exam-session';
import { Database, JobQueue, type StaffActor } from '@sunflower/platform';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import { MakeGradingRun } from '../run/make-grading-run';

export interface AcceptedLateResponses {
  /** Number of responses. */
  accepted: number;
  /** Number of sessions that these responses belong to. */
  sessions: number;
  /** The one run that grades the accepted responses; null when nothing was waiting. */
  run: GradingRunRow | null;
}

interface Acceptance {
  examId: string;
  /** At most 200, each once. */
  sessionIds: readonly string[];
  reason: string;
  staff: StaffActor;
}

/**
 * Late responses never change an existing grading. Accepting them, for any number of sessions, makes one new grading
 * run in the same transaction.
 */
@Injectable()
export class AcceptLateResponses {
  constructor(
    private readonly database: Database,
    private readonly lateResponses: LateResponses,
    private readonly runs: GradingRunRepository,
    private readonly makeRun: MakeGradingRun,
    private readonly jobs: JobQueue,
  ) {}

  /** @throws SessionNotFound when a session is not of this exam; nothing is accepted then */
  async accept(acceptance: Acceptance): Promise<AcceptedLateResponses> {
    const accepted = await this.acceptAll(acceptance);
    if (accepted.run) this.jobs.ring({ queue: 'regrading', id: accepted.run.id });
    return accepted;
  }

  private acceptAll({ examId, sessionIds, reason, staff }: Acceptance): Promise<AcceptedLateResponses> {
    return this.database.transaction(async () => {
      // Lock before any read, so that the number of the next run is certain.
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
