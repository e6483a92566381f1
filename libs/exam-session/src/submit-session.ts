import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { Clock, isoTime, JobQueue, type CandidateActor } from '@sunflower/platform';
import type { SaveRequest, SubmittedDto } from './candidate.dto';
import { CommitSubmissions, type SubmissionOutcome } from './commit-submissions';
import { RevisionConflict, SeatTakenOver, SessionLocked, SessionNotFound, TooEarlyToSubmit } from './exam-session.errors';
import type { NewResponse } from './exam-session.repository';
import { LateResponses } from './late-responses';
import { takeResponses } from './parse-responses';
import { SessionContexts } from './session-contexts';
import { earliestSubmissionAtMs } from './session-view';

/** Final responses, close and receipt together; asked again, it answers the same. */
@Injectable()
export class SubmitSession {
  constructor(
    private readonly clock: Clock,
    private readonly contexts: SessionContexts,
    private readonly sittings: Sittings,
    private readonly submissions: CommitSubmissions,
    private readonly lateResponses: LateResponses,
    private readonly jobs: JobQueue,
  ) {}

  async submit({ sessionId, candidate, request }: { sessionId: string; candidate: CandidateActor; request: SaveRequest }): Promise<SubmittedDto> {
    const receivedAt = this.clock.now();
    const context = await this.contexts.getOwn({ sessionId, candidate });
    const sitting = await this.sittings.getSitting(context.sittingId);
    const rows = takeResponses({ responses: request.responses, sessionId, context, receivedAt });
    const earliestAtMs = earliestSubmissionAtMs({ startedAt: context.startedAt, sitting });
    const outcome = await this.submissions.add({ sessionId, seat: request.seat, receivedAt, earliestAtMs, rows });
    return this.tell({ sessionId, outcome, rows, earliestAtMs });
  }

  private async tell({ sessionId, outcome, rows, earliestAtMs }: { sessionId: string; outcome: SubmissionOutcome; rows: NewResponse[]; earliestAtMs: number }): Promise<SubmittedDto> {
    switch (outcome.kind) {
      case 'submitted':
        if (outcome.first) this.jobs.ring({ queue: 'grading', id: sessionId });
        return { state: 'submitted', submittedAt: isoTime(outcome.submittedAtMs), receipt: outcome.receipt };
      case 'closed':
        throw await this.lateResponses.closed({ gate: outcome.gate, rows });
      case 'conflict':
        throw new RevisionConflict(outcome);
      case 'seat_taken_over':
        throw new SeatTakenOver();
      case 'locked':
        throw new SessionLocked();
      case 'too_early':
        throw new TooEarlyToSubmit({ earliestSubmissionAt: isoTime(earliestAtMs) });
      case 'not_found':
        throw new SessionNotFound();
    }
  }
}
