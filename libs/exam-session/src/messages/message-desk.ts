import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { StaffAccounts } from '@sunflower/identity';
import { isoTime, isoTimeOrNull, type StaffActor } from '@sunflower/platform';
import { BoardDesk } from '../board/board-desk';
import { Boards } from '../board/boards';
import { audienceOf, isReachable } from './audience';
import { MessageNotFound, NobodyToTell, TooManyNamed } from './message.errors';
import type {
  ExamMessageDto,
  MessageListDto,
  MessagePeopleDto,
  MessagePeopleQueryDto,
  NewMessageDto,
} from './message.dto';
import { MessageRepository, type ListedMessage } from './message.repository';
import { SendMessage } from './send-message';

/** People picked out by name, search or state: stored one by one, in the transaction of the message. */
const MOST_NAMED = 2_000;
const MESSAGES_LISTED = 200;
const DEFAULT_LIMIT = 100;

interface OnExam {
  examId: string;
  staff: StaffActor;
}

/** Messages of staff: to people within their reach, and read by staff of the same or a higher office. */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly boardDesk: BoardDesk,
    private readonly boards: Boards,
    private readonly sending: SendMessage,
    private readonly messages: MessageRepository,
    private readonly accounts: StaffAccounts,
  ) {}

  /** @throws NobodyToTell, TooManyNamed, TooManyMessages */
  async send({ examId, staff, wish }: OnExam & { wish: NewMessageDto }): Promise<ExamMessageDto> {
    const act = 'session.message';
    const filter = await this.boardDesk.filterOf({ examId, query: wish.filter ?? {}, staff, act });
    const ticked = wish.registrationIds && new Set(wish.registrationIds);
    const people = (await this.boards.everybody({ examId, filter })).filter(
      (person) => isReachable(person) && (ticked === undefined || ticked.has(person.registrationId)),
    );
    const audience = audienceOf({ filter, arePicked: ticked !== undefined, people });
    if (people.length === 0) throw new NobodyToTell();
    if (audience === null && people.length > MOST_NAMED)
      throw new TooManyNamed({ people: people.length, limit: MOST_NAMED });
    const { id } = await this.sending.send({
      examId,
      staff,
      act,
      body: wish.text,
      audience,
      named: people.map(({ registrationId }) => registrationId),
      total:
        audience === null
          ? people.length
          : people.filter(({ sittingId }) => audience.sittingIds.includes(sittingId)).length,
    });
    const [sent] = await this.view([(await this.messages.find(id)) as ListedMessage]);
    return sent as ExamMessageDto;
  }

  async list({ examId, staff }: OnExam): Promise<MessageListDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'session.message' });
    const officePaths = pathsOf(scope);
    return { items: await this.view(await this.messages.listOf({ examId, officePaths, limit: MESSAGES_LISTED })) };
  }

  /** @throws MessageNotFound, also for a message of an office out of reach */
  async people({
    examId,
    messageId,
    staff,
    query: { read = false, after = '', limit = DEFAULT_LIMIT },
  }: OnExam & { messageId: string; query: MessagePeopleQueryDto }): Promise<MessagePeopleDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'session.message' });
    const reach = pathsOf(scope);
    const message = await this.messages.find(messageId);
    const isReached = reach === null || reach.some((path) => message?.officePath.startsWith(path));
    if (message?.examId !== examId || !isReached) throw new MessageNotFound();
    const people = await this.messages.people({ message, reach, read, afterId: after, limit });
    return {
      items: people.map((person) => ({ ...person, readAt: isoTimeOrNull(person.readAt) })),
      nextAfter: people.length === limit ? (people.at(-1)?.registrationId ?? null) : null,
    };
  }

  private async view(messages: readonly ListedMessage[]): Promise<ExamMessageDto[]> {
    const names = await this.accounts.namesOf(messages.map(({ sentBy }) => sentBy));
    return messages.map(({ id, body, officeName, sentAt, sentBy, audience, total, readCount }) => ({
      id,
      text: body,
      officeName,
      sentAt: isoTime(sentAt),
      sentByName: names.get(sentBy) ?? null,
      toSittings: audience !== null,
      total,
      readCount,
    }));
  }
}
