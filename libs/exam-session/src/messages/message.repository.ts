import { Injectable } from '@nestjs/common';
import { Database, inList, placeholders, subtreeFilter, type SqlValue } from '@sunflower/platform';
import type { Audience } from './audience';
import { ExamMessage } from './message.entity';

/** A message as candidates see it. */
export interface SentMessage {
  id: string;
  examId: string;
  /** Null: to the people named. */
  audience: Audience | null;
  body: string;
  officeName: string;
  sentAt: number;
}

export interface ListedMessage extends SentMessage {
  sentBy: string;
  total: number;
  readCount: number;
}

/** A person to whom a message was sent, for staff. */
interface MessagePerson {
  registrationId: string;
  candidateName: string;
  ticketNumber: string;
  organisationName: string;
  readAt: number | null;
}

export interface Receipt {
  messageId: string;
  registrationId: string;
  readAt: number;
}

interface MessageRow {
  id: string;
  exam_id: string;
  audience: string | null;
  body: string;
  office_name: string;
  sent_at: number | string;
}

const PEOPLE_A_STATEMENT = 500;
const MESSAGE_COLUMNS = 'm.id, m.exam_id, m.audience, m.body, o.name AS office_name, m.sent_at';

/** All SQL on messages and on who has read them. */
@Injectable()
export class MessageRepository {
  constructor(private readonly database: Database) {}

  /** `named`: the registrations to which it is sent, when it has no audience. */
  async insert({ message, named }: { message: ExamMessage; named: readonly string[] }): Promise<void> {
    await this.database.repository(ExamMessage).insert(message as never);
    for (let from = 0; from < named.length; from += PEOPLE_A_STATEMENT) {
      const some = named.slice(from, from + PEOPLE_A_STATEMENT);
      await this.database.execute(
        `INSERT INTO exam_message_person (message_id, registration_id) VALUES ${placeholders({ rows: some.length, columns: 2 })}`,
        some.flatMap((registrationId) => [message.id, registrationId]),
      );
    }
  }

  async countOf(examId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM exam_message WHERE exam_id = ?',
      [examId],
    );
    return Number(row?.n ?? 0);
  }

  /** Sent at `timeMs` or later, earliest first. */
  async sentSince({ examId, timeMs }: { examId: string; timeMs: number }): Promise<SentMessage[]> {
    const rows = await this.database.select<MessageRow>(
      `SELECT ${MESSAGE_COLUMNS} FROM exam_message m JOIN organisation o ON o.id = m.office_id
       WHERE m.exam_id = ? AND m.sent_at >= ? ORDER BY m.sent_at, m.id`,
      [examId, timeMs],
    );
    return rows.map(toSent);
  }

  /** Of messages without an audience, the people to whom they were sent. */
  async namedOf(messageIds: readonly string[]): Promise<{ messageId: string; registrationId: string }[]> {
    if (messageIds.length === 0) return [];
    const rows = await this.database.select<{ message_id: string; registration_id: string }>(
      `SELECT message_id, registration_id FROM exam_message_person WHERE message_id IN ${inList(messageIds)}`,
      [...messageIds],
    );
    return rows.map(({ message_id, registration_id }) => ({ messageId: message_id, registrationId: registration_id }));
  }

  /** What these people have read. */
  async receiptsOf(registrationIds: readonly string[]): Promise<Receipt[]> {
    if (registrationIds.length === 0) return [];
    const rows = await this.database.select<{ message_id: string; registration_id: string; read_at: number | string }>(
      `SELECT message_id, registration_id, read_at FROM exam_message_person
       WHERE registration_id IN ${inList(registrationIds)} AND read_at IS NOT NULL`,
      [...registrationIds],
    );
    return rows.map(({ message_id, registration_id, read_at }) => ({
      messageId: message_id,
      registrationId: registration_id,
      readAt: Number(read_at),
    }));
  }

  /** In the caller's transaction. The first reading of a message counts, and is counted with the message. */
  async markRead(receipts: readonly Receipt[]): Promise<void> {
    // All commits in one order of messages, so that two of them never deadlock.
    for (const messageId of [...new Set(receipts.map((receipt) => receipt.messageId))].sort()) {
      const readAtOf = new Map(
        receipts.flatMap((receipt): [string, number][] =>
          receipt.messageId === messageId ? [[receipt.registrationId, receipt.readAt]] : [],
        ),
      );
      const people = [...readAtOf];
      // Each row inserted would lock its message shared, and two processes that then count would wait for each other.
      // A message that has been erased is not read any more.
      if (!(await this.lockRow(messageId))) continue;
      let fresh = 0;
      for (let from = 0; from < people.length; from += PEOPLE_A_STATEMENT)
        fresh += await this.markSome({ messageId, people: people.slice(from, from + PEOPLE_A_STATEMENT) });
      if (fresh > 0)
        await this.database.execute('UPDATE exam_message SET read_count = read_count + ? WHERE id = ?', [
          fresh,
          messageId,
        ]);
    }
  }

  /** Messages of an exam, and rows of people who were told of one or have read one. */
  async countRows(examId: string): Promise<{ messages: number; receipts: number }> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM exam_message m ${this.database.dialect.joinInOrder} exam_message_person p ON p.message_id = m.id
       WHERE m.exam_id = ?`,
      [examId],
    );
    return { messages: await this.countOf(examId), receipts: Number(row?.n ?? 0) };
  }

  /**
   * Deletes at most `limit` receipts of the exam's first message, and the message with its last receipt. Both are 0 when
   * the exam has no message. In the caller's transaction.
   */
  async eraseSome({
    examId,
    limit,
  }: {
    examId: string;
    limit: number;
  }): Promise<{ messages: number; receipts: number }> {
    const [message] = await this.database.select<{ id: string }>(
      'SELECT id FROM exam_message WHERE exam_id = ? ORDER BY sent_at, id LIMIT 1',
      [examId],
    );
    if (!message || !(await this.lockRow(message.id))) return { messages: 0, receipts: 0 };
    const people = await this.database.select<{ registration_id: string }>(
      'SELECT registration_id FROM exam_message_person WHERE message_id = ? ORDER BY registration_id LIMIT ?',
      [message.id, limit],
    );
    const ids = people.map(({ registration_id }) => registration_id);
    const receipts =
      ids.length === 0
        ? 0
        : await this.database.execute(
            `DELETE FROM exam_message_person WHERE message_id = ? AND registration_id IN ${inList(ids)}`,
            [message.id, ...ids],
          );
    if (ids.length === limit) return { messages: 0, receipts };
    return { messages: await this.database.execute('DELETE FROM exam_message WHERE id = ?', [message.id]), receipts };
  }

  async find(id: string): Promise<(ListedMessage & { officePath: string }) | null> {
    const [found] = await this.listed({ where: 'm.id = ?', parameters: [id], limit: 1 });
    return found ?? null;
  }

  /** The newest first. `officePaths`: only those sent by an office of these subtrees; null: all. */
  listOf({
    examId,
    officePaths,
    limit,
  }: {
    examId: string;
    officePaths: readonly string[] | null;
    limit: number;
  }): Promise<ListedMessage[]> {
    const office = officePaths && subtreeFilter({ column: 'o.path', paths: officePaths });
    return this.listed({
      where: `m.exam_id = ?${office ? ` AND ${office.sql}` : ''}`,
      parameters: [examId, ...(office?.parameters ?? [])],
      limit,
    });
  }

  /** People of a message within `reach`, in the order of their registrations. */
  async people({
    message: { id, examId, audience },
    reach,
    read,
    afterId,
    limit,
  }: {
    message: Pick<SentMessage, 'id' | 'examId' | 'audience'>;
    /** Subtrees; null: all. */
    reach: readonly string[] | null;
    read: boolean;
    afterId: string;
    limit: number;
  }): Promise<MessagePerson[]> {
    const subtrees = [reach, audience?.paths ?? null].flatMap((paths) =>
      paths === null ? [] : [subtreeFilter({ column: 'r.organisation_path', paths })],
    );
    // Of a message to many, only those who have read it have a row.
    const isListed = read || audience === null;
    const conditions = [
      'r.exam_id = ?',
      `${isListed ? 'p.registration_id' : 'r.id'} > ?`,
      ...(audience === null ? [] : [`r.sitting_id IN ${inList(audience.sittingIds)}`]),
      `p.read_at IS ${read ? 'NOT ' : ''}NULL`,
      ...subtrees.map(({ sql }) => sql),
    ];
    const rows = await this.database.select<{
      registration_id: string;
      candidate_name: string;
      ticket_number: string;
      organisation_name: string;
      read_at: number | string | null;
    }>(
      `SELECT r.id AS registration_id, r.candidate_name, r.ticket_number, r.organisation_name, p.read_at
       FROM ${
         isListed
           ? `exam_message_person p ${this.database.dialect.joinInOrder} registration r ON r.id = p.registration_id AND p.message_id = ?`
           : 'registration r LEFT JOIN exam_message_person p ON p.registration_id = r.id AND p.message_id = ?'
       }
       WHERE ${conditions.join(' AND ')} ORDER BY ${isListed ? 'p.registration_id' : 'r.id'} LIMIT ?`,
      [
        id,
        examId,
        afterId,
        ...(audience?.sittingIds ?? []),
        ...subtrees.flatMap(({ parameters }) => parameters),
        limit,
      ],
    );
    return rows.map((row) => ({
      registrationId: row.registration_id,
      candidateName: row.candidate_name,
      ticketNumber: row.ticket_number,
      organisationName: row.organisation_name,
      readAt: row.read_at === null ? null : Number(row.read_at),
    }));
  }

  /** False if there is no such message. */
  private async lockRow(id: string): Promise<boolean> {
    const rows = await this.database.select(
      `SELECT id FROM exam_message WHERE id = ?${this.database.dialect.lockExclusive}`,
      [id],
    );
    return rows.length > 0;
  }

  /** Returns how many had not read it before. */
  private async markSome({
    messageId,
    people,
  }: {
    messageId: string;
    people: readonly [registrationId: string, readAt: number][];
  }): Promise<number> {
    const inserted = await this.database.execute(
      'INSERT INTO exam_message_person (message_id, registration_id, read_at) VALUES ' +
        placeholders({ rows: people.length, columns: 3 }) +
        this.database.dialect.keepExisting({ key: ['message_id', 'registration_id'] }),
      people.flatMap(([registrationId, readAt]) => [messageId, registrationId, readAt]),
    );
    if (inserted === people.length) return inserted;
    // Those to whom it was sent by name have a row already.
    const updated = await this.database.execute(
      `UPDATE exam_message_person SET read_at = ?
       WHERE message_id = ? AND read_at IS NULL AND registration_id IN ${inList(people)}`,
      [Math.max(...people.map(([, readAt]) => readAt)), messageId, ...people.map(([registrationId]) => registrationId)],
    );
    return inserted + updated;
  }

  private async listed({
    where,
    parameters,
    limit,
  }: {
    where: string;
    parameters: SqlValue[];
    limit: number;
  }): Promise<(ListedMessage & { officePath: string })[]> {
    const rows = await this.database.select<
      MessageRow & { office_path: string; sent_by: string; total: number; read_count: number }
    >(
      `SELECT ${MESSAGE_COLUMNS}, o.path AS office_path, m.sent_by, m.total, m.read_count
       FROM exam_message m JOIN organisation o ON o.id = m.office_id
       WHERE ${where} ORDER BY m.sent_at DESC, m.id DESC LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map((row) => ({
      ...toSent(row),
      officePath: row.office_path,
      sentBy: row.sent_by,
      total: row.total,
      readCount: row.read_count,
    }));
  }
}

const toSent = (row: MessageRow): SentMessage => ({
  id: row.id,
  examId: row.exam_id,
  audience: row.audience === null ? null : (JSON.parse(row.audience) as Audience | null),
  body: row.body,
  officeName: row.office_name,
  sentAt: Number(row.sent_at),
});
