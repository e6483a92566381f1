import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type AuditAction, type StaffActor } from '@sunflower/platform';
import { HandClosed, HandNotFound } from '../hands/raised-hand.errors';
import type { RaisedHand } from '../hands/raised-hand.entity';
import { RaisedHandRepository } from '../hands/raised-hand.repository';
import { SessionDesk } from '../staff/session-desk';
import { SendMessage } from './send-message';

interface ActOnHand {
  handId: string;
  staff: StaffActor;
}

/** What staff do about a raised hand: say that it was seen, and close it, with an answer if they like. */
@Injectable()
export class HandDesk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sessions: SessionDesk,
    private readonly hands: RaisedHandRepository,
    private readonly sending: SendMessage,
  ) {}

  /** Seeing a hand that was seen before changes nothing. @throws HandNotFound, HandClosed */
  async see({ handId, staff }: ActOnHand): Promise<void> {
    const hand = await this.reachable({ handId, staff });
    await this.database.transaction(async () => {
      const isNew = await this.hands.markSeen({ id: handId, staffId: staff.staffId, nowMs: this.clock.now() });
      if (isNew) await this.record({ hand, staff, action: 'session.hand-seen' });
      else if ((await this.hands.find(handId))?.closedAt !== null) throw new HandClosed();
    });
  }

  /** `answer` goes to the candidate as a message. @throws HandNotFound, HandClosed, TooManyMessages */
  async close({ handId, staff, answer }: ActOnHand & { answer: string | null }): Promise<void> {
    const hand = await this.reachable({ handId, staff });
    const { examId, registrationId } = hand;
    await this.database.transaction(async () => {
      const isNew = await this.hands.close({ id: handId, staffId: staff.staffId, nowMs: this.clock.now() });
      if (!isNew) throw new HandClosed();
      await this.record({ hand, staff, action: 'session.hand-closed' });
      if (answer === null) return;
      await this.sending.send({
        examId,
        staff,
        act: 'session.answer-hand',
        body: answer,
        audience: null,
        named: [registrationId],
        total: 1,
      });
    });
  }

  private async reachable({ handId, staff }: ActOnHand): Promise<RaisedHand> {
    const hand = await this.hands.find(handId);
    if (!hand) throw new HandNotFound();
    await this.sessions.requireReach({
      sessionId: hand.sessionId,
      staff,
      act: 'session.answer-hand',
      notFound: () => new HandNotFound(),
    });
    return hand;
  }

  private record({
    hand: { id, sessionId },
    staff: { staffId },
    action,
  }: {
    hand: RaisedHand;
    staff: StaffActor;
    action: AuditAction;
  }): Promise<void> {
    return this.audit.record({
      staffId,
      action,
      subjectType: 'session',
      subjectId: sessionId,
      reason: null,
      details: { handId: id },
    });
  }
}
