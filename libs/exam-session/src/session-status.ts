import { Injectable } from '@nestjs/common';
import { LockedExams, Sittings } from '@sunflower/exam';
import { Clock, isoTime } from '@sunflower/platform';
import type { SessionStatusDto } from './candidate.dto';
import type { SessionStanding } from './exam-session.repository';
import { toCandidateSession } from './session-view';

/** A session as it stands now, for its candidate. */
@Injectable()
export class SessionStatus {
  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly lockedExams: LockedExams,
  ) {}

  async describe(session: SessionStanding): Promise<SessionStatusDto> {
    const [sitting, exam] = await Promise.all([this.sittings.getSitting(session.sittingId), this.lockedExams.get(session.examId)]);
    const nowMs = this.clock.now();
    return { session: toCandidateSession({ session, sitting, exam, nowMs }), serverTime: isoTime(nowMs) };
  }
}
