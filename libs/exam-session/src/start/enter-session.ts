import { Injectable } from '@nestjs/common';
import type { WatchedAct } from '@sunflower/exam';
import { CommitLane, Database, NaturalBatcher } from '@sunflower/platform';
import { ChangeSeat } from './change-seat';
import type { Device } from '../session/device';
import type { ExamSession } from '../session/exam-session.entity';
import { ExamSessionRepository, type CurrentResponse } from '../session/exam-session.repository';
import { findLastAct } from '../integrity/last-act';
import { seenEvent } from '../integrity/make-session-event';
import { SessionContexts } from '../session/session-contexts';
import { SessionEventRepository } from '../integrity/session-event.repository';

export interface NewSession {
  session: ExamSession;
  /** The plan as it is stored; the text `null` if the prepared paper holds it. */
  planJson: string;
  /** Shape code of the prepared paper; null if the session has its own plan. */
  shapes: string | null;
}

interface Creation extends NewSession {
  device: Device;
}

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
  ) {}

  /** Returns the given session, or the one that another request of the same registration created first. */
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

  private createAll(creations: Creation[]): Promise<ExamSession[]> {
    return this.database.transactionByHandle(async (transaction) => {
      const repository = this.repository.within(transaction);
      const inserted = await repository.insertSessions(creations);
      const stored = inserted === creations.length ? null : await storedSessions({ repository, creations });
      const mine = creations.filter(({ session }) => !stored || stored.get(session.registrationId)?.id === session.id);
      await this.events
        .within(transaction)
        .insert(
          mine.map(({ session, device }) =>
            seenEvent({ sessionId: session.id, kind: 'started', atMs: session.startedAt, device, details: null }),
          ),
        );
      return creations.map(({ session }) => stored?.get(session.registrationId) ?? session);
    });
  }

  private async readResponses(sessionIds: string[]): Promise<CurrentResponse[][]> {
    const bySession = await this.repository.currentResponses([...new Set(sessionIds)]);
    return sessionIds.map((id) => bySession.get(id) ?? []);
  }
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
