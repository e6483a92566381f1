import { Injectable } from '@nestjs/common';
import { Clock, Database, JobQueue } from '@sunflower/platform';
import type { Device } from '../session/device';
import type { ExamSession } from '../session/exam-session.entity';
import { ExamSessionRepository } from '../session/exam-session.repository';
import { seenEvent } from '../integrity/make-session-event';
import { WatchIntegrity } from '../integrity/watch-integrity';

// Two devices that take the session from each other without end must not fill the disk: past this seat number the seat
// still changes, but no event is recorded.
const MAX_TOLD_SEATS = 1_000;

/** Another sign-in takes the session over: it gets the next seat, and an event may count against the exam's limit. */
@Injectable()
export class ChangeSeat {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly repository: ExamSessionRepository,
    private readonly integrity: WatchIntegrity,
    private readonly jobs: JobQueue,
  ) {}

  /** Returns the session afterwards, which the take-over itself may have locked or closed. */
  async change({
    session: { id },
    signInId,
    device,
  }: {
    session: ExamSession;
    signInId: string;
    device: Device;
  }): Promise<ExamSession> {
    const { submitted, session } = await this.database.transactionByHandle(async (transaction) => {
      const repository = this.repository.within(transaction);
      await repository.lock([id]);
      const current = (await repository.findById(id)) as ExamSession;
      if (current.state !== 'in_progress' || current.seatHolder === signInId)
        return { submitted: [], session: current };
      await repository.raiseSeat({ sessionId: id, fromSeat: current.seat, seatHolder: signInId });
      const seat = current.seat + 1;
      const event = seenEvent({
        sessionId: id,
        kind: 'seat_taken_over',
        atMs: this.clock.now(),
        device,
        details: { seat },
      });
      const handedIn = seat > MAX_TOLD_SEATS ? [] : await this.integrity.record({ events: [event], transaction });
      return { submitted: handedIn, session: (await repository.findById(id)) as ExamSession };
    });
    for (const sessionId of submitted) this.jobs.ring({ queue: 'grading', id: sessionId });
    return session;
  }
}
