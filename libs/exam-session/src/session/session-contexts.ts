import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { CurrentAccessCodes } from '@sunflower/identity';
import { NaturalBatcher, NotSignedIn, roomFor, type CandidateActor } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { SessionNotFound } from '../exam-session.errors';
import { ExamSessionRepository, type PlannedSession } from './exam-session.repository';
import { itemShapes, shapesOfCode, type ItemShape } from '../paper/item-shape';
import { hasRoom, type RowCount } from './response-limit';

/** What every save needs to know about a session. */
export class SessionContext {
  readonly registrationId: string;
  readonly examId: string;
  readonly sittingId: string;
  readonly organisationPath: string;
  readonly startedAt: number;
  /** The deadline when this process first read the session; an extension only makes it later. */
  readonly deadlineAt: number;
  readonly rows: RowCount = { come: 0, counted: 0 };
  private seen: Uint32Array | null = null;

  /** `planned` is a code of shapes until the first save: nothing is decoded while a whole exam begins. */
  constructor(
    session: PlannedSession,
    private planned: string | readonly ItemShape[],
  ) {
    this.registrationId = session.registrationId;
    this.examId = session.examId;
    this.sittingId = session.sittingId;
    this.organisationPath = session.organisationPath;
    this.startedAt = session.startedAt;
    this.deadlineAt = session.deadlineAt;
  }

  /** By item number − 1. */
  get shapes(): readonly ItemShape[] {
    if (typeof this.planned === 'string') this.planned = shapesOfCode(this.planned);
    return this.planned;
  }

  /** By item number − 1, the highest revision that this process has received; 0 for none. */
  get highestSeen(): Uint32Array {
    this.seen ??= new Uint32Array(this.shapes.length);
    return this.seen;
  }
}

// More than the sessions of the largest exam; beyond it, each save would read its session from the database.
const KEPT_SESSIONS = 200_000;
// Each session is read with its whole paper, about 10 KB.
const READ_AT_ONCE = 50;
// When a large exam begins, the first saves wait in line for this rather than being refused.
const MAX_READ_WAIT_MS = 10_000;

/**
 * Remembers the owner of a session and the shapes of its items, so that a save reads neither from the database.
 * Sessions begun by another api process are read in batches: behind a balancer, each process comes to know every
 * session.
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

  /** @throws SessionNotFound, also for another candidate's session */
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

  /** For a request that is refused before its commit, which would judge the sign-in. @throws NotSignedIn */
  async requireSignedIn(candidate: CandidateActor): Promise<void> {
    if (!(await this.accessCodes.hold(candidate))) throw new NotSignedIn();
  }

  /** Whether the session may have this many rows more. */
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

  /** Reads the session unless this process knows it already. */
  async know(sessionId: string): Promise<SessionContext> {
    return this.contexts.get(sessionId) ?? this.reads.add(sessionId);
  }

  /** What this process knows of the session; null unless it was asked before. */
  peek(sessionId: string): SessionContext | null {
    return this.contexts.get(sessionId) ?? null;
  }

  async remember(session: PlannedSession): Promise<SessionContext> {
    const planned = await this.shapesOf(session);
    const known = this.contexts.get(session.id);
    if (known) return known;
    const context = new SessionContext(session, planned);
    this.contexts.set(session.id, context);
    return context;
  }

  /** Decoded, or as the code of a prepared paper. */
  private async shapesOf({ examId, plan, shapes }: PlannedSession): Promise<string | readonly ItemShape[]> {
    if (plan === null) return shapes as string;
    // The copy has the exact length; the array made by flatMap reserves room for half as much again.
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
