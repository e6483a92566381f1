import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { Clock, isoTime, JobQueue, type CandidateActor } from '@sunflower/platform';
import type { SaveRequest, SubmittedDto } from '../contract/candidate.dto';
import { CommitSubmissions, type SubmissionOutcome, type Submitted } from './commit-submissions';
import {
  InvalidResponse,
  RevisionConflict,
  SeatTakenOver,
  SessionLocked,
  SessionNotFound,
  TooEarlyToSubmit,
} from '../exam-session.errors';
import type { NewResponse } from '../session/exam-session.repository';
import { LateResponses } from '../responses/late-responses';
import { takeResponses, type Taking } from '../responses/parse-responses';
import { MAX_ROWS_AT_SUBMISSION } from '../session/response-limit';
import { SessionContexts } from '../session/session-contexts';
import { earliestSubmissionAtMs } from '../session/session-view';

/** Commits final responses, close and receipt together. A repeated submission gets the same reply. */
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

  async submit({
    sessionId,
    candidate,
    request,
    receivedAt: arrivedAt = this.clock.now(),
  }: {
    sessionId: string;
    candidate: CandidateActor;
    request: SaveRequest;
    /** Default: now. */
    receivedAt?: number;
  }): Promise<SubmittedDto> {
    const readAt = this.clock.now();
    const context = await this.contexts.getOwn({ sessionId, candidate });
    const receivedAt = Math.max(arrivedAt, context.startedAt);
    const sitting = await this.sittings.getSitting(context.sittingId);
    const rows = await this.takeRows({ request, candidate, sessionId, context, receivedAt });
    if (!Array.isArray(rows)) return rows;
    const earliestAtMs = earliestSubmissionAtMs({ startedAt: context.startedAt, sitting });
    const hasRoom =
      rows.length === 0 ||
      (await this.contexts.hasRoom({ sessionId, context, rowCount: rows.length, maxRows: MAX_ROWS_AT_SUBMISSION }));
    const outcome = await this.submissions.add({
      sessionId,
      candidate,
      seat: request.seat,
      receivedAt,
      readAt,
      earliestAtMs,
      deadlineAt: context.deadlineAt,
      rows,
      hasRoom,
    });
    return this.tell({ sessionId, outcome, rows, earliestAtMs });
  }

  /**
   * The rows of the request. For an invalid body of a session submitted before: the reply of that submission.
   * @throws InvalidResponse
   */
  private async takeRows({
    request,
    candidate,
    ...taking
  }: Omit<Taking, 'responses'> & { request: SaveRequest; candidate: CandidateActor }): Promise<
    NewResponse[] | SubmittedDto
  > {
    try {
      return takeResponses({ responses: request.responses, ...taking });
    } catch (error) {
      const before =
        error instanceof InvalidResponse
          ? await this.submissions.findSubmitted({ sessionId: taking.sessionId, candidate })
          : null;
      if (!before) throw error;
      return toSubmitted(before);
    }
  }

  private async tell({
    sessionId,
    outcome,
    rows,
    earliestAtMs,
  }: {
    sessionId: string;
    outcome: SubmissionOutcome;
    rows: NewResponse[];
    earliestAtMs: number;
  }): Promise<SubmittedDto> {
    switch (outcome.kind) {
      case 'submitted':
        if (outcome.first) this.jobs.ring({ queue: 'grading', id: sessionId });
        return toSubmitted(outcome);
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

const toSubmitted = ({ submittedAtMs, receipt }: Submitted): SubmittedDto => ({
  state: 'submitted',
  submittedAt: isoTime(submittedAtMs),
  receipt,
});
