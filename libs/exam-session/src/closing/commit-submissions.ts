import { Injectable } from '@nestjs/common';
import { Registrations } from '@sunflower/exam';
import { signInHolds, type SignInStanding } from '@sunflower/identity';
import { CommitLane, Database, Log, NotSignedIn, type CandidateActor, type Queries } from '@sunflower/platform';
import { CloseSessions } from './close-sessions';
import { commitResponses, tellConflicts, type CommittedResponses } from '../responses/commit-responses';
import { TooManyResponses } from '../exam-session.errors';
import { ExamSessionRepository, type NewResponse, type SessionGate } from '../session/exam-session.repository';
import { refusedByDatabase } from '../responses/refused-by-database';
import { MAX_ROWS_AT_SUBMISSION } from '../session/response-limit';
import { holdsSeat } from '../session/holds-seat';
import { effectiveState, longestSubmissionWaitMs } from '../session/session-clock';

export interface Submission {
  sessionId: string;
  candidate: CandidateActor;
  seat: number;
  receivedAt: number;
  /** When this process read the request. Judged against `earliestAtMs`, so a request that waited is not too early. */
  readAt: number;
  earliestAtMs: number;
  /** The deadline known to this process; an extension only makes it later. */
  deadlineAt: number;
  rows: NewResponse[];
  hasRoom: boolean;
}

export interface Submitted {
  submittedAtMs: number;
  receipt: string;
}

export type SubmissionOutcome =
  | ({ kind: 'submitted'; first: boolean } & Submitted)
  | ({ kind: 'conflict' } & CommittedResponses)
  | { kind: 'closed'; gate: SessionGate }
  | { kind: 'seat_taken_over' | 'locked' | 'too_early' | 'not_found' };

// Some hundred responses per session are read for the receipts; a larger commit would delay saves.
const SUBMISSIONS_A_COMMIT = 50;

/** Submissions that arrive together are committed together, each session under its exclusive lock. */
@Injectable()
export class CommitSubmissions {
  private readonly lane = new CommitLane<Submission, SubmissionOutcome>({
    commit: (submissions) => this.commit(submissions),
    refused: ({ request, error }) => refusedByDatabase({ error, ...request, log: this.log }),
    rowsOf: ({ rows }) => rows.length,
    maxRequests: SUBMISSIONS_A_COMMIT,
    maxWaitMs: ({ deadlineAt, receivedAt }) => longestSubmissionWaitMs({ deadlineAt, nowMs: receivedAt }),
  });

  constructor(
    private readonly database: Database,
    private readonly repository: ExamSessionRepository,
    private readonly closeSessions: CloseSessions,
    private readonly registrations: Registrations,
    private readonly log: Log,
  ) {}

  add(submission: Submission): Promise<SubmissionOutcome> {
    return this.lane.add(submission);
  }

  /**
   * The result of an earlier submission of the session; null without one.
   * @throws NotSignedIn when the sign-in is no longer valid
   */
  async findSubmitted({
    sessionId,
    candidate,
  }: Pick<Submission, 'sessionId' | 'candidate'>): Promise<Submitted | null> {
    const standings = await this.standingsOf([candidate]);
    if (!isSignedIn({ candidate, standings })) throw new NotSignedIn();
    const session = await this.repository.findById(sessionId);
    return session?.state === 'submitted'
      ? { submittedAtMs: session.closedAt as number, receipt: session.receipt as string }
      : null;
  }

  private standingsOf(
    candidates: readonly CandidateActor[],
    transaction?: Queries,
  ): Promise<ReadonlyMap<string, SignInStanding>> {
    const ids = [...new Set(candidates.map(({ registrationId }) => registrationId))];
    return this.registrations.signInStandings(ids, transaction);
  }

  private commit(submissions: Submission[]): Promise<(SubmissionOutcome | Error)[]> {
    return this.database.transactionByHandle(async (transaction) => {
      const repository = this.repository.within(transaction);
      const gates = await repository.lock(submissions.map(({ sessionId }) => sessionId));
      const candidates = submissions.map(({ candidate }) => candidate);
      const standings = await this.standingsOf(candidates, transaction);
      const outcomes = submissions.map((submission) =>
        judge({ submission, standings, gate: gates.get(submission.sessionId) }),
      );
      const admitted = submissions.filter((_, index) => outcomes[index] === null);
      const conflicting = await commitResponses({ repository, rows: admitted.flatMap(({ rows }) => rows) });
      const clean = admitted.filter(({ rows }) => !rows.some((row) => conflicting.has(row)));
      const receipts = await this.closeOnce({ submissions: clean, transaction });
      const told: (SubmissionOutcome | Error)[] = [];
      for (const [index, submission] of submissions.entries()) {
        told.push(outcomes[index] ?? (await this.outcomeOf({ repository, submission, receipts, clean, conflicting })));
      }
      return told;
    });
  }

  /** A batch may hold several submissions of a session: the first one closes it, and each gets its receipt. */
  private async closeOnce({
    submissions,
    transaction,
  }: {
    submissions: Submission[];
    transaction: Queries;
  }): Promise<Map<string, { receipt: string; submittedAtMs: number }>> {
    const first = new Map<string, Submission>();
    for (const submission of submissions)
      if (!first.has(submission.sessionId)) first.set(submission.sessionId, submission);
    const closings = [...first.values()].map(({ sessionId, receivedAt }) => ({
      sessionId,
      state: 'submitted' as const,
      closedAtMs: receivedAt,
    }));
    const receipts = await this.closeSessions.close({ closings, by: 'candidate', transaction });
    return new Map(
      [...first].map(([id, { receivedAt }]) => [
        id,
        { receipt: receipts.get(id) as string, submittedAtMs: receivedAt },
      ]),
    );
  }

  private async outcomeOf({
    repository,
    submission,
    receipts,
    clean,
    conflicting,
  }: {
    repository: ExamSessionRepository;
    submission: Submission;
    receipts: Map<string, { receipt: string; submittedAtMs: number }>;
    clean: Submission[];
    conflicting: ReadonlySet<NewResponse>;
  }): Promise<SubmissionOutcome> {
    const closed = receipts.get(submission.sessionId);
    if (closed) return { kind: 'submitted', ...closed, first: clean.includes(submission) };
    const { sessionId, rows } = submission;
    return { kind: 'conflict', ...(await tellConflicts({ repository, sessionId, rows, conflicting })) };
  }
}

interface Judged {
  submission: Submission;
  standings: ReadonlyMap<string, SignInStanding>;
  gate: SessionGate | undefined;
}

/** Null admits the submission. A session submitted before answers with its receipt again, from any seat. */
function judge({ submission, standings, gate }: Judged): SubmissionOutcome | Error | null {
  if (!gate) return { kind: 'not_found' };
  if (!isSignedIn({ candidate: submission.candidate, standings })) return new NotSignedIn();
  if (gate.state === 'submitted')
    return { kind: 'submitted', submittedAtMs: gate.closedAt as number, receipt: gate.receipt as string, first: false };
  if (effectiveState({ ...gate, nowMs: submission.receivedAt }) !== 'in_progress') return { kind: 'closed', gate };
  if (!holdsSeat({ gate, ...submission })) return { kind: 'seat_taken_over' };
  if (gate.locked) return { kind: 'locked' };
  if (submission.readAt < submission.earliestAtMs) return { kind: 'too_early' };
  return submission.hasRoom
    ? null
    : new TooManyResponses({ itemNumber: submission.rows[0]?.itemNumber as number, maxRows: MAX_ROWS_AT_SUBMISSION });
}

const isSignedIn = ({
  candidate,
  standings,
}: {
  candidate: CandidateActor;
  standings: ReadonlyMap<string, SignInStanding>;
}): boolean => signInHolds({ candidate, standing: standings.get(candidate.registrationId) ?? null });
