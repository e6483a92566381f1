import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { Clock, isoTime, type CandidateActor } from '@sunflower/platform';
import type { SessionStatusDto } from './candidate.dto';
import type { Device } from './enter-session';
import { SessionNotFound } from './exam-session.errors';
import { ExamSessionRepository } from './exam-session.repository';
import { SessionContexts } from './session-contexts';
import type { SessionEventDto } from './session-event.dto';
import { SessionEvents } from './session-events';
import { toCandidateSession } from './session-view';

/** What a quiet page asks and tells between its saves. */
@Injectable()
export class FollowSession {
  constructor(
    private readonly clock: Clock,
    private readonly contexts: SessionContexts,
    private readonly sittings: Sittings,
    private readonly repository: ExamSessionRepository,
    private readonly events: SessionEvents,
  ) {}

  async status({ sessionId, candidate }: { sessionId: string; candidate: CandidateActor }): Promise<SessionStatusDto> {
    await this.contexts.getOwn({ sessionId, candidate });
    const session = await this.repository.findById(sessionId);
    if (!session) throw new SessionNotFound();
    const sitting = await this.sittings.getSitting(session.sittingId);
    const nowMs = this.clock.now();
    return { session: toCandidateSession({ session, sitting, nowMs }), serverTime: isoTime(nowMs) };
  }

  async tell({ sessionId, candidate, events, device }: { sessionId: string; candidate: CandidateActor; events: SessionEventDto[]; device: Device }): Promise<void> {
    await this.contexts.getOwn({ sessionId, candidate });
    await this.events.tell({ sessionId, events, device });
  }
}
