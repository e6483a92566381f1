import { Injectable } from '@nestjs/common';
import type { WatchedAct } from '@sunflower/exam';
import { CommitLane, Database, NaturalBatcher, NotSignedIn, Overloaded } from '@sunflower/platform';
import { ChangeSeat } from './change-seat';
import type { Device } from '../session/device';
import type { ExamSession } from '../session/exam-session.entity';
import { ExamSessionRepository, type CurrentResponse } from '../session/exam-session.repository';
import { findLastAct } from '../integrity/last-act';
import { seenEvent } from '../integrity/make-session-event';
import { SessionContexts } from '../session/session-contexts';
import { SessionEventRepository } from '../integrity/session-event.repository';
import { SessionOriginRepository, type SessionOrigin } from './session-origin.repository';

export interface NewSession {
  session: ExamSession;
  /** The plan as it is stored. */
  planJson: string;
  /** Shape code of the prepared paper; null if the session has its own plan. */
  shapes: string | null;
  /** When the window of the sitting closes; the deadline was made from it. */
  windowClosesAt: number;
}

interface Creation extends NewSession {
  device: Device;
}

/** The stored plan of a session whose prepared paper holds it. */
export const PLAN_IN_PREPARED_PAPER = 'null';

// A start waits in line rather than being refused and retried: a whole exam begins within seconds.
const MAX_WAIT_MS = 15_000;
// Saves get their turn between two such commits.
const CREATIONS_A_COMMIT = 100;

/** Creates sessions in shared transactions, since ten thousand people start in the same minute; and takes seats. */
@Injectable()
export class EnterSession {
  private readonly creations = new CommitLane<Creation, ExamSession>({
    commit: (creations) => this.createAll(creations),
    maxRequests: CREATIONS_A_COMMIT,
    maxWaitMs: MAX_WAIT_MS,
  });
  private readonly responseReads = new NaturalBatcher<string, CurrentResponse[]>({
    run: (ids) => this.readResponses(ids),
    maxRequests: 100,
    maxWaitMs: MAX_WAIT_MS,
  });

  constructor(
    private readonly database: Database,
    private readonly repository: ExamSessionRepository,
    private readonly contexts: SessionContexts,
    private readonly changeSeat: ChangeSeat,
    private readonly events: SessionEventRepository,
    private readonly origins: SessionOriginRepository,
  ) {}

  /**
   * Returns the given session, or the one that another request of the same registration created first.
   * @throws NotSignedIn when the registration was cancelled meanwhile, Overloaded when it was changed: a repetition reads it anew
   */
  async create(creation: Creation): Promise<ExamSession> {
    const session = await this.creations.add(creation);
    if (session === creation.session) await this.contexts.remember({ ...session, shapes: creation.shapes });
    return session;
  }

  /** The same sign-in keeps its seat. Another one takes the next seat; the older device is told so at its next save. */
  async takeSeat({
    session,
    signInId,
    device,
    begunNow,
  }: {
    session: ExamSession;
    signInId: string;
    device: Device;
    begunNow: boolean;
  }): Promise<{
    seated: ExamSession;
    responses: CurrentResponse[];
    lastAct: WatchedAct | null;
  }> {
    const seated =
      session.seatHolder === signInId ? session : await this.changeSeat.change({ session, signInId, device });
    await this.contexts.know(seated.id);
    if (begunNow) return { seated, responses: [], lastAct: null };
    const [responses, lastAct] = await Promise.all([
      this.responseReads.add(seated.id),
      findLastAct({ session: seated, events: this.events }),
    ]);
    return { seated, responses, lastAct };
  }

  private createAll(creations: Creation[]): Promise<(ExamSession | Error)[]> {
    return this.database.transactionByHandle(async (transaction) => {
      const repository = this.repository.within(transaction);
      const origins = await this.origins
        .within(transaction)
        .lock(creations.map(({ session }) => session.registrationId));
      const refusals = creations.map((creation) => refusalOf(creation, origins.get(creation.session.registrationId)));
      const admitted = creations.filter((_, index) => refusals[index] === null);
      if (admitted.length === 0) return refusals as Error[];
      const inserted = await repository.insertSessions(admitted);
      const stored = inserted === admitted.length ? null : await storedSessions({ repository, creations: admitted });
      const mine = admitted.filter(({ session }) => !stored || stored.get(session.registrationId)?.id === session.id);
      await this.events
        .within(transaction)
        .insert(
          mine.map(({ session, device }) =>
            seenEvent({ sessionId: session.id, kind: 'started', atMs: session.startedAt, device, details: null }),
          ),
        );
      return creations.map(({ session }, index) => refusals[index] ?? stored?.get(session.registrationId) ?? session);
    });
  }

  private async readResponses(sessionIds: string[]): Promise<CurrentResponse[][]> {
    const bySession = await this.repository.currentResponses([...new Set(sessionIds)]);
    return sessionIds.map((id) => bySession.get(id) ?? []);
  }
}

/** Null if the session is still what its registration, sitting and prepared paper make it. */
function refusalOf({ session, planJson, windowClosesAt }: NewSession, origin: SessionOrigin | undefined): Error | null {
  if (!origin) return new NotSignedIn();
  const hasItsPaper = planJson !== PLAN_IN_PREPARED_PAPER || origin.preparedPlanSha256 === session.planSha256;
  const isAsRead =
    hasItsPaper &&
    origin.sittingId === session.sittingId &&
    origin.organisationPath === session.organisationPath &&
    origin.extraTimeMs === session.extraTimeMs &&
    origin.windowClosesAt === windowClosesAt;
  return isAsRead ? null : new Overloaded();
}

async function storedSessions({
  repository,
  creations,
}: {
  repository: ExamSessionRepository;
  creations: Creation[];
}): Promise<Map<string, ExamSession>> {
  const rows = await repository.findByRegistrations(creations.map(({ session }) => session.registrationId));
  return new Map(rows.map((row) => [row.registrationId, row]));
}
