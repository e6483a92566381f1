import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { CurrentAccessCodes } from '@sunflower/identity';
import { NaturalBatcher, NotSignedIn, roomFor, type CandidateActor } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { SessionNotFound } from '../exam-session.errors';
import { ExamSessionRepository, type PlannedSession } from './exam-session.repository';
import { itemShapes, shapesOfCode, type ItemShape } from '../paper/item-shape';
import { hasRoom, type RowCount } from './response-limit';

/** What never changes about a session and every save needs to know. */
export interface SessionContext {
  registrationId: string;
  examId: string;
  sittingId: string;
  startedAt: number;
  /** As it was when this process came to know the session: an extension only makes it later. */
  deadlineAt: number;
  /** By item number − 1. */
  shapes: readonly ItemShape[];
  /** By item number − 1, the highest revision that came to this process; 0 for none. */
  highestSeen: Uint32Array;
  rows: RowCount;
}

// More than sit in the largest exam: past it each save would read its session from the database.
const KEPT_SESSIONS = 200_000;
// Each with its whole paper, about 10 KB.
const READ_AT_ONCE = 50;
// While a whole exam begins, the first saves wait for this in line rather than being sent away.
const MAX_READ_WAIT_MS = 10_000;

/**
 * Remembers whose a session is and what its items look like, so that a save reads neither from the database. What another
 * api began is read with whatever else is new to this one: behind a balancer, each api comes to know every session.
 */
@Injectable()
export class SessionContexts {
  private readonly contexts = new LRUCache<string, SessionContext>(roomFor(KEPT_SESSIONS));
  private readonly reads = new NaturalBatcher<string, SessionContext>({
    run: (sessionIds) => this.read(sessionIds),
    maxRequests: READ_AT_ONCE,
    maxWaitMs: MAX_READ_WAIT_MS,
  });

  constructor(
    private readonly repository: ExamSessionRepository,
    private readonly lockedExams: LockedExams,
    private readonly accessCodes: CurrentAccessCodes,
  ) {}

  /** @throws SessionNotFound also when it is another candidate's */
  getOwn({
    sessionId,
    candidate,
  }: {
    sessionId: string;
    candidate: CandidateActor;
  }): SessionContext | Promise<SessionContext> {
    const known = this.contexts.get(sessionId);
    return known
      ? requireOwn(known, candidate)
      : this.reads.add(sessionId).then((context) => requireOwn(context, candidate));
  }

  /** For a request that does not come as far as its commit, which would judge the sign-in. @throws NotSignedIn */
  async requireSignedIn(candidate: CandidateActor): Promise<void> {
    if (!(await this.accessCodes.hold(candidate))) throw new NotSignedIn();
  }

  /** Whether the session may have these rows too. */
  hasRoom({
    sessionId,
    context,
    rowCount,
    maxRows,
  }: {
    sessionId: string;
    context: SessionContext;
    rowCount: number;
    maxRows: number;
  }): boolean | Promise<boolean> {
    // Field by field: a spread here shows in the profile of a save.
    return hasRoom({ known: context.rows, rowCount, maxRows }, () => this.repository.countResponses(sessionId));
  }

  /** For a session that this process may not know yet. */
  async know(sessionId: string): Promise<SessionContext> {
    return this.contexts.get(sessionId) ?? this.reads.add(sessionId);
  }

  async remember(session: PlannedSession): Promise<SessionContext> {
    const shapes = await this.shapesOf(session);
    const known = this.contexts.get(session.id);
    if (known) return known;
    const { registrationId, examId, sittingId, startedAt, deadlineAt } = session;
    const context = {
      registrationId,
      examId,
      sittingId,
      startedAt,
      deadlineAt,
      shapes,
      highestSeen: new Uint32Array(shapes.length),
      rows: { come: 0, counted: 0 },
    };
    this.contexts.set(session.id, context);
    return context;
  }

  private async shapesOf({ examId, plan, shapes }: PlannedSession): Promise<readonly ItemShape[]> {
    if (plan === null) return shapesOfCode(shapes as string);
    // The copy is as long as the paper; what flatMap makes has room for half as much again.
    return itemShapes({ exam: await this.lockedExams.get(examId), plan }).slice();
  }

  private async read(sessionIds: string[]): Promise<(SessionContext | SessionNotFound)[]> {
    const planned = await this.repository.plannedOf([...new Set(sessionIds)]);
    return Promise.all(
      sessionIds.map(async (id) => {
        const session = planned.get(id);
        return session ? this.remember(session) : new SessionNotFound();
      }),
    );
  }
}

function requireOwn(context: SessionContext, candidate: CandidateActor): SessionContext {
  if (context.registrationId !== candidate.registrationId) throw new SessionNotFound();
  return context;
}
