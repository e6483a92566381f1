import { Injectable } from '@nestjs/common';
import { Registrations } from '@sunflower/exam';
import { ExamSessions, SessionNotFound, type GradableSession } from '@sunflower/exam-session';
import { Clock, newId, type CandidateActor } from '@sunflower/platform';
import { Results } from '../result/results';
import { AppealPace } from './appeal-pace';
import { answerDueAt, MAX_APPEALS, takesAppeals } from './appeal-rule';
import { AppealLimit, AppealMade, AppealsClosed, NoSuchItem } from './appeal.errors';
import type { Appeal, AppealWindow } from './appeal.entity';
import { AppealRepository } from './appeal.repository';

export interface OwnAppeals {
  /** Null before the release, and when the sitting has no window. */
  window: (Pick<AppealWindow, 'opensAt' | 'closesAt'> & { open: boolean }) | null;
  /** Items of the paper. */
  itemCount: number;
  appeals: Appeal[];
}

interface OfCandidate {
  sessionId: string;
  candidate: CandidateActor;
}

/** Takes a candidate's appeals: one about the whole result and one about each item. */
@Injectable()
export class MakeAppeal {
  constructor(
    private readonly clock: Clock,
    private readonly sessions: ExamSessions,
    private readonly registrations: Registrations,
    private readonly results: Results,
    private readonly repository: AppealRepository,
    private readonly pace: AppealPace,
  ) {}

  /** @throws SessionNotFound when it is another's or none */
  async own(asked: OfCandidate): Promise<OwnAppeals> {
    const { session, window } = await this.lookAt(asked);
    return {
      window: window && { ...window, open: takesAppeals(window, this.clock.now()) },
      itemCount: versionsOf(session).length,
      appeals: await this.repository.appealsOf(asked.candidate.registrationId),
    };
  }

  /** Sending the same appeal again changes nothing. @throws SessionNotFound, AppealsClosed, NoSuchItem, AppealMade, AppealLimit, TooManyAppeals */
  async make({
    itemNumber,
    reason,
    ...asked
  }: OfCandidate & { itemNumber: number; reason: string }): Promise<OwnAppeals> {
    const { registrationId, examId } = asked.candidate;
    this.pace.take(registrationId);
    const { session, window } = await this.lookAt(asked);
    const madeAt = this.clock.now();
    if (window === null || !takesAppeals(window, madeAt)) throw new AppealsClosed();
    const versions = versionsOf(session);
    if (itemNumber > versions.length) throw new NoSuchItem({ items: versions.length });
    const before = await this.repository.appealsOf(registrationId);
    if (before.length >= MAX_APPEALS && !before.some((appeal) => appeal.itemNumber === itemNumber))
      throw new AppealLimit({ limit: MAX_APPEALS });
    const isNew = await this.repository.insert({
      id: newId(),
      examId,
      registrationId,
      sessionId: session.sessionId,
      itemNumber,
      questionVersionId: versions[itemNumber - 1] ?? null,
      reason,
      state: 'pending',
      madeAt,
      dueAt: answerDueAt(window, madeAt),
      answer: null,
      runId: null,
      answeredBy: null,
      answeredAt: null,
    });
    const own = await this.own(asked);
    if (!isNew && !own.appeals.some((appeal) => appeal.itemNumber === itemNumber && appeal.reason === reason))
      throw new AppealMade();
    return own;
  }

  private async lookAt({
    sessionId,
    candidate: { registrationId },
  }: OfCandidate): Promise<{ session: GradableSession; window: AppealWindow | null }> {
    const own = await this.sessions.findByRegistration(registrationId);
    if (own?.id !== sessionId) throw new SessionNotFound();
    const [session] = await this.sessions.loadForGrading({ sessionIds: [sessionId], lateAcceptedUpToMs: 0 });
    if (!session) throw new SessionNotFound();
    if ((await this.results.stateOf(registrationId)).state !== 'released') return { session, window: null };
    const { sittingId } = await this.registrations.getRegistration(registrationId);
    return { session, window: await this.repository.findWindow(sittingId) };
  }
}

const versionsOf = ({ plan }: Pick<GradableSession, 'plan'>): string[] =>
  plan.sections.flatMap(({ items }) => items.map(({ versionId }) => versionId));
