import { Injectable } from '@nestjs/common';
import { Registrations, type RegistrationRow, type WatchedAct } from '@sunflower/exam';
import { CommitLane, Database, NaturalBatcher, NotSignedIn } from '@sunflower/platform';
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
  /** Its plan, as it is stored. */
  planJson: string;
}

interface Creation extends NewSession {
  device: Device;
}

interface Found {
  registration: RegistrationRow | null;
  existing: ExamSession | null;
}

// Who starts waits in line rather than being sent away and coming back: a whole exam begins in the same seconds.
const MAX_WAIT_MS = 15_000;
// Saves have their turn between two of them.
const CREATIONS_A_COMMIT = 100;

/** Sessions come into being, and seats are taken, in shared transactions: ten thousand people start in the same minute. */
@Injectable()
export class EnterSession {
  private readonly lookUps = new NaturalBatcher<string, Found>({
    run: (ids) => this.lookUp(ids),
    maxWaitMs: MAX_WAIT_MS,
  });
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
    private readonly registrations: Registrations,
    private readonly repository: ExamSessionRepository,
    private readonly contexts: SessionContexts,
    private readonly changeSeat: ChangeSeat,
    private readonly events: SessionEventRepository,
  ) {}

  async find(registrationId: string): Promise<{ registration: RegistrationRow; existing: ExamSession | null }> {
    const { registration, existing } = await this.lookUps.add(registrationId);
    // The cookie outlived its registration: a rehearsal that was purged.
    if (!registration) throw new NotSignedIn();
    return { registration, existing };
  }

  /** The session given, or the one that another request of the same registration made first. */
  create(creation: Creation): Promise<ExamSession> {
    return this.creations.add(creation);
  }

  /** The same sign-in keeps its seat; another one takes the next, and the device before it is told at its next save. */
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
    await this.contexts.remember(seated);
    if (begunNow) return { seated, responses: [], lastAct: null };
    const [responses, lastAct] = await Promise.all([
      this.responseReads.add(seated.id),
      findLastAct({ session: seated, events: this.events }),
    ]);
    return { seated, responses, lastAct };
  }

  private async lookUp(registrationIds: string[]): Promise<Found[]> {
    const registrations = new Map((await this.registrations.getMany(registrationIds)).map((row) => [row.id, row]));
    const sessions = new Map(
      (await this.repository.findByRegistrations(registrationIds)).map((row) => [row.registrationId, row]),
    );
    return registrationIds.map((id) => ({
      registration: registrations.get(id) ?? null,
      existing: sessions.get(id) ?? null,
    }));
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
