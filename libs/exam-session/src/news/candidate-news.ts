import { Injectable } from '@nestjs/common';
import {
  Clock,
  CommitLane,
  Database,
  isoTime,
  isoTimeOrNull,
  NaturalBatcher,
  type CandidateActor,
} from '@sunflower/platform';
import { RaisedHandRepository, type UpHand } from '../hands/raised-hand.repository';
import { MessageRepository, type Receipt } from '../messages/message.repository';
import { SessionContexts, type SessionContext } from '../session/session-contexts';
import type { CandidateNewsDto } from './candidate-news.dto';
import { PageNews } from './page-news';

/** Each request is one or a few rows. */
const READINGS_A_COMMIT = 200;
const QUESTIONS_A_QUERY = 200;

interface Asking {
  sessionId: string;
  candidate: CandidateActor;
}

interface Standing {
  changes: number;
  hand: UpHand | null;
  /** By message. */
  readAt: ReadonlyMap<string, number>;
}

/**
 * A candidate's messages and raised hand. After a message to a whole sitting every page asks once, so requests that
 * arrive together share their queries, and those who have read it share a commit.
 */
@Injectable()
export class CandidateNews {
  private readonly lookUps = new NaturalBatcher<SessionContext, Standing>({
    run: (contexts) => this.lookUp(contexts),
    maxRequests: QUESTIONS_A_QUERY,
  });
  private readonly readings = new CommitLane<readonly Receipt[], null>({
    commit: (requests) => this.commit(requests),
    rowsOf: (receipts) => receipts.length,
    maxRequests: READINGS_A_COMMIT,
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly contexts: SessionContexts,
    private readonly pageNews: PageNews,
    private readonly messages: MessageRepository,
    private readonly hands: RaisedHandRepository,
  ) {}

  /** @throws SessionNotFound */
  async of({ sessionId, candidate }: Asking): Promise<CandidateNewsDto> {
    const context = await this.contexts.getOwn({ sessionId, candidate });
    const { changes, hand, readAt } = await this.lookUps.add(context);
    const { news } = await this.pageNews.of(context.examId);
    return {
      newsCount: news.countMessages(context) + changes,
      messages: news.messagesFor(context).map(({ id, body, officeName, sentAt }) => ({
        id,
        text: body,
        officeName,
        sentAt: isoTime(sentAt),
        readAt: isoTimeOrNull(readAt.get(id) ?? null),
      })),
      hand: hand && { text: hand.body, raisedAt: isoTime(hand.raisedAt), seenAt: isoTimeOrNull(hand.seenAt) },
    };
  }

  /** Ids that are not of messages to this candidate are left out. @throws SessionNotFound */
  async read({ sessionId, candidate, messageIds }: Asking & { messageIds: readonly string[] }): Promise<void> {
    const context = await this.contexts.getOwn({ sessionId, candidate });
    const { registrationId, examId } = context;
    const { news } = await this.pageNews.of(examId);
    // The page may have it from another process, which read it sooner.
    if (messageIds.some((id) => !news.isKnown(id))) await this.pageNews.refresh([examId]);
    const own = new Set(news.messagesFor(context).map(({ id }) => id));
    const readAt = this.clock.now();
    const receipts = [...new Set(messageIds)].flatMap((messageId) =>
      own.has(messageId) ? [{ messageId, registrationId, readAt }] : [],
    );
    if (receipts.length > 0) await this.readings.add(receipts);
  }

  private async lookUp(contexts: readonly SessionContext[]): Promise<Standing[]> {
    await this.pageNews.refresh(contexts.map(({ examId }) => examId));
    const registrationIds = [...new Set(contexts.map(({ registrationId }) => registrationId))];
    const hands = await this.hands.standingOf(registrationIds);
    const readAt = new Map(registrationIds.map((id) => [id, new Map<string, number>()]));
    for (const receipt of await this.messages.receiptsOf(registrationIds))
      readAt.get(receipt.registrationId)?.set(receipt.messageId, receipt.readAt);
    return contexts.map(({ registrationId }) => ({
      ...(hands.get(registrationId) ?? { changes: 0, hand: null }),
      readAt: readAt.get(registrationId) ?? new Map<string, number>(),
    }));
  }

  private async commit(requests: readonly (readonly Receipt[])[]): Promise<null[]> {
    await this.database.transaction(() => this.messages.markRead(requests.flat()));
    return requests.map(() => null);
  }
}
