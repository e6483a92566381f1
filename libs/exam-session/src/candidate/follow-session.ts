import { Injectable } from '@nestjs/common';
import { NaturalBatcher, type CandidateActor } from '@sunflower/platform';
import type { SessionStatusDto } from '../contract/candidate.dto';
import type { Device } from '../session/device';
import { SeatTakenOver, SessionNotFound } from '../exam-session.errors';
import { ExamSessionRepository, type SessionStanding } from '../session/exam-session.repository';
import { NoticeAddress } from '../integrity/notice-address';
import { SessionContexts, type SessionContext } from '../session/session-contexts';
import { PageNews } from '../news/page-news';
import type { SessionEventDto } from '../integrity/session-event.dto';
import { SessionEvents } from '../integrity/session-events';
import { SessionStatus } from './session-status';

interface Asking {
  sessionId: string;
  candidate: CandidateActor;
  device: Device;
}

/**
 * Status requests and events of pages between their saves. In a long exam there are more of them than saves, so
 * requests that arrive together share a query.
 */
@Injectable()
export class FollowSession {
  private readonly lookUps = new NaturalBatcher<string, SessionStanding>({ run: (ids) => this.lookUp(ids) });

  constructor(
    private readonly contexts: SessionContexts,
    private readonly repository: ExamSessionRepository,
    private readonly events: SessionEvents,
    private readonly addresses: NoticeAddress,
    private readonly sessionStatus: SessionStatus,
    private readonly news: PageNews,
  ) {}

  async status({ sessionId, candidate, device }: Asking): Promise<SessionStatusDto> {
    const context = await this.contexts.getOwn({ sessionId, candidate });
    // An older device may ask for the status too, but the session is not answered from its address.
    if (this.addresses.isNew({ sessionId, device }) && (await this.isSeated({ sessionId, candidate })))
      await this.addresses.notice({ sessionId, device });
    return this.read({ sessionId, context });
  }

  /**
   * The reply shows the effect of the events: the count, a lock, a closed session.
   * @throws SeatTakenOver for an older device, whose events must not count against the session
   */
  async tell({
    sessionId,
    candidate,
    events,
    device,
  }: Asking & { events: SessionEventDto[] }): Promise<SessionStatusDto> {
    const context = await this.contexts.getOwn({ sessionId, candidate });
    if (!(await this.isSeated({ sessionId, candidate }))) throw new SeatTakenOver();
    await this.addresses.notice({ sessionId, device });
    await this.events.tell({ sessionId, events, device });
    return this.read({ sessionId, context });
  }

  /** Whether the sign-in holds the seat. For a closed session always true: the seat no longer matters. */
  private async isSeated({ sessionId, candidate }: Omit<Asking, 'device'>): Promise<boolean> {
    const { state, seatHolder } = await this.lookUps.add(sessionId);
    return state !== 'in_progress' || seatHolder === candidate.signInId;
  }

  private async read({
    sessionId,
    context,
  }: {
    sessionId: string;
    context: SessionContext;
  }): Promise<SessionStatusDto> {
    const status = await this.sessionStatus.describe(await this.lookUps.add(sessionId));
    const newsCount = await this.news.count(context);
    return newsCount === undefined ? status : { ...status, newsCount };
  }

  private async lookUp(ids: string[]): Promise<(SessionStanding | SessionNotFound)[]> {
    const standings = await this.repository.standingsOf([...new Set(ids)]);
    return ids.map((id) => standings.get(id) ?? new SessionNotFound());
  }
}
