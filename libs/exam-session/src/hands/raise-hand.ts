import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, type CandidateActor } from '@sunflower/platform';
import { writtenText } from '../contract/written-text';
import { closedError } from '../session/closed-error';
import { ExamSessionRepository, type SessionGate } from '../session/exam-session.repository';
import { effectiveState } from '../session/session-clock';
import { SessionContexts } from '../session/session-contexts';
import { HandLimit, HandTooSoon } from './raised-hand.errors';
import { RaisedHandRepository } from './raised-hand.repository';
import { mayRaise } from './raised-hand-rule';

interface Asking {
  sessionId: string;
  candidate: CandidateActor;
}

/**
 * A candidate raises a hand for help, and lowers it. Also from an older device and while the session is locked: both
 * are reasons to ask for help.
 */
@Injectable()
export class RaiseHand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly contexts: SessionContexts,
    private readonly sessions: ExamSessionRepository,
    private readonly hands: RaisedHandRepository,
  ) {}

  /** Raising a hand that is up changes nothing. @throws SessionNotFound, SessionClosed, HandTooSoon, HandLimit */
  async raise({ sessionId, candidate, body }: Asking & { body: string }): Promise<void> {
    const { examId, registrationId } = await this.contexts.getOwn({ sessionId, candidate });
    // Judged once without the lock, so that a page that asks a hundred times holds up no save.
    if (!(await this.isAllowed(sessionId))) return;
    await this.database.transaction(async () => {
      const gate = (await this.sessions.lock([sessionId])).get(sessionId) as SessionGate;
      const nowMs = this.clock.now();
      if (effectiveState({ ...gate, nowMs }) !== 'in_progress') throw closedError({ gate, kept: 0 });
      if (!(await this.isAllowed(sessionId))) return;
      await this.hands.insert({
        id: newId(),
        examId,
        registrationId,
        sessionId,
        openSessionId: sessionId,
        body: writtenText(body),
        raisedAt: nowMs,
        seenAt: null,
        seenBy: null,
        closedAt: null,
        closedBy: null,
        changes: 1,
        changedAt: nowMs,
      });
    });
  }

  /** Lowering a hand that is down changes nothing. @throws SessionNotFound */
  async lower({ sessionId, candidate }: Asking): Promise<void> {
    await this.contexts.getOwn({ sessionId, candidate });
    const hand = await this.hands.findUp(sessionId);
    if (hand) await this.hands.close({ id: hand.id, staffId: null, nowMs: this.clock.now() });
  }

  /** False while a hand is up. @throws HandTooSoon, HandLimit */
  private async isAllowed(sessionId: string): Promise<boolean> {
    const judgement = mayRaise(await this.hands.raisedIn(sessionId), this.clock.now());
    switch (judgement.kind) {
      case 'up':
        return false;
      case 'allowed':
        return true;
      case 'wait':
        throw new HandTooSoon(judgement.seconds);
      case 'limit':
        throw new HandLimit();
    }
  }
}
