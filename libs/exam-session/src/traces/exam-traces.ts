import { Injectable } from '@nestjs/common';
import { yieldTurn } from '@sunflower/platform';
import { RaisedHandRepository } from '../hands/raised-hand.repository';
import { SessionEventRepository } from '../integrity/session-event.repository';
import { MessageRepository } from '../messages/message.repository';

/** What one step erased. */
export interface ErasedRows<Part extends string> {
  rows: Record<Part, number>;
  /** Where the next step begins; null when nothing is left. */
  next: string | null;
}

export type MessagePart = 'messages' | 'receipts' | 'hands';

interface EraseStep {
  examId: string;
  /** `next` of the step before; empty at the first one. */
  from: string;
  /** Most rows of one step. */
  limit: number;
}

const SESSIONS_COUNTED_AT_ONCE = 500;
const SESSIONS_A_STEP = 100;

/**
 * What an exam leaves besides its record: counted, and erased a few rows at a time, for whoever decides when. Steps run
 * in the caller's transaction.
 */
@Injectable()
export class ExamTraces {
  constructor(
    private readonly events: SessionEventRepository,
    private readonly messages: MessageRepository,
    private readonly hands: RaisedHandRepository,
  ) {}

  /** Events that say from which address or device they came. */
  async countConnections(examId: string): Promise<{ addresses: number }> {
    let addresses = 0;
    for (let afterId = ''; ;) {
      const ids = await this.events.sessionIdsOf({ examId, afterId, limit: SESSIONS_COUNTED_AT_ONCE });
      addresses += await this.events.countConnections(ids);
      if (ids.length < SESSIONS_COUNTED_AT_ONCE) return { addresses };
      afterId = ids.at(-1) as string;
      // The embedded database answers without yielding to the event loop.
      await yieldTurn();
    }
  }

  /** The events stay, and the counts that follow from them. */
  async eraseConnections({ examId, from, limit }: EraseStep): Promise<ErasedRows<'addresses'>> {
    const ids = await this.events.sessionIdsOf({ examId, afterId: from, limit: SESSIONS_A_STEP });
    const addresses = await this.events.eraseConnections({ sessionIds: ids, limit });
    // At the limit, these sessions may have more.
    const next = addresses === limit ? from : ids.length < SESSIONS_A_STEP ? null : (ids.at(-1) as string);
    return { rows: { addresses }, next };
  }

  async countMessages(examId: string): Promise<Record<MessagePart, number>> {
    return { ...(await this.messages.countRows(examId)), hands: await this.hands.countOf(examId) };
  }

  /** Incidents stay: they are the record of the sitting. */
  async eraseMessages({ examId, limit }: Omit<EraseStep, 'from'>): Promise<ErasedRows<MessagePart>> {
    const erased = await this.messages.eraseSome({ examId, limit });
    if (erased.messages + erased.receipts > 0) return { rows: { ...erased, hands: 0 }, next: '' };
    const hands = await this.hands.eraseSome({ examId, limit });
    return { rows: { ...erased, hands }, next: hands === limit ? '' : null };
  }
}
