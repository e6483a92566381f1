import { Injectable } from '@nestjs/common';
import { LockedExams, Sittings } from '@sunflower/exam';
import { Clock, isoTime } from '@sunflower/platform';
import type { SessionStatusDto } from '../contract/candidate.dto';
import type { SessionStanding } from '../session/exam-session.repository';
import { findLastAct } from '../integrity/last-act';
import { SessionEventRepository } from '../integrity/session-event.repository';
import { toCandidateSession } from '../session/session-view';

/** The current state of a session, for its candidate. */
@Injectable()
export class SessionStatus {
  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly lockedExams: LockedExams,
    private readonly events: SessionEventRepository,
  ) {}

  async describe(session: SessionStanding): Promise<SessionStatusDto> {
    const [sitting, exam, lastAct] = await Promise.all([
      this.sittings.getSitting(session.sittingId),
      this.lockedExams.get(session.examId),
      findLastAct({ session, events: this.events }),
    ]);
    const nowMs = this.clock.now();
    return { session: toCandidateSession({ session, sitting, exam, lastAct, nowMs }), serverTime: isoTime(nowMs) };
  }
}
