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
 * A session goes on after it was closed, and what was made of it is set aside in the same transaction: graded again once it is
 * closed again, it has one result a run as before. A release waits for the same row, so neither slips in before the other.
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

  /** @throws ResultsReleased, and what `ReopenSession` throws */
  reopen({ session, deadlineAtMs, staffId, reason }: Reopening): Promise<void> {
    const { id: sessionId, examId, registrationId } = session;
    return this.database.transaction(async () => {
      await this.runs.lockExam(examId);
      if (await this.results.findReleased(registrationId)) throw new ResultsReleased();
      await this.runs.forgetPreparations(examId);
      // Before the results: grading locks a session before its results too.
      await this.sessions.lock(sessionId);
      const setAside = await this.aside.setAside({ sessionId, atMs: this.clock.now() });
      await this.sessions.reopen({ sessionId, deadlineAtMs, staffId, reason, details: { setAsideResults: setAside } });
    });
  }
}
