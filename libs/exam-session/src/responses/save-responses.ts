import { Injectable } from '@nestjs/common';
import { signInHolds } from '@sunflower/identity';
import { Clock, CommitLane, Database, isoTime, Log, NotSignedIn, type CandidateActor } from '@sunflower/platform';
import type { SaveRequest, SavedDto } from '../contract/candidate.dto';
import { commitResponses, tellConflicts } from './commit-responses';
import {
  RevisionConflict,
  SeatTakenOver,
  SessionLocked,
  SessionNotFound,
  TooManyResponses,
} from '../exam-session.errors';
import {
  ExamSessionRepository,
  type NewResponse,
  type SavingGate,
  type SessionGate,
} from '../session/exam-session.repository';
import { LateResponses } from './late-responses';
import { takeResponses } from './parse-responses';
import { refusedByDatabase } from './refused-by-database';
import { MAX_RESPONSE_ROWS } from '../session/response-limit';
import { holdsSeat } from '../session/holds-seat';
import { effectiveState } from '../session/session-clock';
import { SessionContexts } from '../session/session-contexts';

// Under load a commit waits for turns of a busy event loop, so its size sets the pace: 500 requests instead of 200
// gave 1.1 to 1.5 times the saves.
const MAX_REQUESTS = 500;
const MAX_ROWS = 1000;
const MAX_WAITING = 10_000;
const MAX_WAIT_MS = 2_000;

interface PendingSave {
  sessionId: string;
  candidate: CandidateActor;
  seat: number;
  receivedAt: number;
  rows: NewResponse[];
  hasRoom: boolean;
}

type SaveOutcome =
  | { kind: 'saved'; saved: SavedDto['saved']; deadlineAt: number }
  | { kind: 'conflict'; error: RevisionConflict }
  | { kind: 'closed'; gate: SessionGate }
  | { kind: 'seat_taken_over' }
  | { kind: 'locked' };

/** An error refuses one request; the others of the batch are saved. */
type Judgement = SaveOutcome | Error;

/**
 * The whole hot path. Requests that arrive while a commit is running are committed together in the next one. One
 * transaction locks their session rows, judges each request, inserts all rows and commits; only then are replies sent.
 */
@Injectable()
export class SaveResponses {
  private readonly lane = new CommitLane<PendingSave, SaveOutcome>({
    commit: (requests) => this.commit(requests),
    refused: ({ request, error }) => refusedByDatabase({ error, ...request, log: this.log }),
    rowsOf: ({ rows }) => rows.length,
    maxRequests: MAX_REQUESTS,
    maxRows: MAX_ROWS,
    maxWaiting: MAX_WAITING,
    maxWaitMs: MAX_WAIT_MS,
  });

  readonly statistics = this.lane.statistics;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly repository: ExamSessionRepository,
    private readonly contexts: SessionContexts,
    private readonly lateResponses: LateResponses,
    private readonly log: Log,
  ) {}

  async save({
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
  }): Promise<SavedDto> {
    const context = await this.contexts.getOwn({ sessionId, candidate });
    const receivedAt = Math.max(arrivedAt, context.startedAt);
    let rows: NewResponse[];
    try {
      rows = takeResponses({ responses: request.responses, sessionId, context, receivedAt });
    } catch (error) {
      // The commit, which judges the sign-in first, is not reached.
      await this.contexts.requireSignedIn(candidate);
      throw error;
    }
    const hasRoom = await this.contexts.hasRoom({
      sessionId,
      context,
      rowCount: rows.length,
      maxRows: MAX_RESPONSE_ROWS,
    });
    const outcome = await this.lane.add({
      sessionId,
      candidate,
      seat: request.seat,
      receivedAt,
      rows,
      hasRoom,
    });
    switch (outcome.kind) {
      case 'saved':
        return { saved: outcome.saved, serverTime: isoTime(this.clock.now()), deadlineAt: isoTime(outcome.deadlineAt) };
      case 'conflict':
        throw outcome.error;
      case 'closed':
        throw await this.lateResponses.closed({ gate: outcome.gate, rows });
      case 'seat_taken_over':
        throw new SeatTakenOver();
      case 'locked':
        throw new SessionLocked();
    }
  }

  private commit(requests: PendingSave[]): Promise<Judgement[]> {
    return this.database.transactionByHandle(async (transaction) => {
      const repository = this.repository.within(transaction);
      const gates = await repository.lockForSaving(requests.map(({ sessionId }) => sessionId));
      const refusals = requests.map((request) => judge({ request, gate: gates.get(request.sessionId) }));
      const admitted = requests.filter((_, index) => refusals[index] === null);
      const conflicting = await commitResponses({ repository, rows: admitted.flatMap(({ rows }) => rows) });
      const outcomes: Judgement[] = [];
      for (const [index, request] of requests.entries()) {
        const conflicts = request.rows.some((row) => conflicting.has(row));
        outcomes.push(
          refusals[index] ??
            (conflicts ? await conflict({ repository, request, conflicting }) : saved({ request, gates })),
        );
      }
      return outcomes;
    });
  }
}

function saved({
  request: { sessionId, rows },
  gates,
}: {
  request: PendingSave;
  gates: ReadonlyMap<string, SessionGate>;
}): SaveOutcome {
  const { deadlineAt } = gates.get(sessionId) as SessionGate;
  return { kind: 'saved', saved: rows.map(({ itemNumber, revision }) => ({ itemNumber, revision })), deadlineAt };
}

async function conflict({
  repository,
  request: { sessionId, rows },
  conflicting,
}: {
  repository: ExamSessionRepository;
  request: PendingSave;
  conflicting: ReadonlySet<NewResponse>;
}): Promise<SaveOutcome> {
  return {
    kind: 'conflict',
    error: new RevisionConflict(await tellConflicts({ repository, sessionId, rows, conflicting })),
  };
}

/** Judges the sign-in first, a closed session before the seat. Null admits the request. */
function judge({ request, gate }: { request: PendingSave; gate: SavingGate | undefined }): Judgement | null {
  if (!gate) return new SessionNotFound();
  if (!signInHolds({ candidate: request.candidate, standing: gate })) return new NotSignedIn();
  if (effectiveState({ ...gate, nowMs: request.receivedAt }) !== 'in_progress') return { kind: 'closed', gate };
  if (!holdsSeat({ gate, ...request })) return { kind: 'seat_taken_over' };
  if (gate.locked) return { kind: 'locked' };
  return request.hasRoom
    ? null
    : new TooManyResponses({ itemNumber: request.rows[0]?.itemNumber as number, maxRows: MAX_RESPONSE_ROWS });
}
