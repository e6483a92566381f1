import { Injectable } from '@nestjs/common';
import { ReopenSession } from '@sunflower/exam-session';
import { Clock, Database } from '@sunflower/platform';
import { ResultsReleased } from '../grading.errors';
import { Results } from '../result/results';
import { GradingRunRepository } from '../run/grading-run.repository';
import { SetAsideRepository } from './set-aside.repository';

interface Reopening {
  session: { id: string; examId: string; registrationId: string };
  deadlineAtMs: number;
  staffId: string;
  reason: string;
}

/**
 * Reopens a closed session and, in the same transaction, sets its results aside. When the session closes again it is
 * graded again, so it still has one result a run. A release locks the same row, so the two never interleave.
 */
@Injectable()
export class ReopenAndSetAside {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly runs: GradingRunRepository,
    private readonly results: Results,
    private readonly aside: SetAsideRepository,
    private readonly sessions: ReopenSession,
  ) {}

  /** @throws ResultsReleased, and the errors of `ReopenSession` */
  reopen({ session, deadlineAtMs, staffId, reason }: Reopening): Promise<void> {
    const { id: sessionId, examId, registrationId } = session;
    return this.database.transaction(async () => {
      await this.runs.lockExam(examId);
      if (await this.results.findReleased(registrationId)) throw new ResultsReleased();
      await this.runs.forgetPreparations(examId);
      // Lock the session before its results, in the same order as grading.
      await this.sessions.lock(sessionId);
      const setAside = await this.aside.setAside({ sessionId, atMs: this.clock.now() });
      await this.sessions.reopen({ sessionId, deadlineAtMs, staffId, reason, details: { setAsideResults: setAside } });
    });
  }
}
