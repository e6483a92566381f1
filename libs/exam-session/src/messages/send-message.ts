import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import { Audit, Clock, Database, newId, type Act, type StaffActor } from '@sunflower/platform';
import { writtenText } from '../contract/written-text';
import type { Audience } from './audience';
import { TooManyMessages } from './message.errors';
import type { ExamMessage } from './message.entity';
import { MessageRepository } from './message.repository';
import { officeOf } from './office-of';

/** Each process holds the messages of the exams that run. */
const MOST_MESSAGES = 2_000;

interface MessageToSend {
  examId: string;
  staff: StaffActor;
  /** By which the sender may write to these people. */
  act: Act;
  body: string;
  /** Null: to the people of `named`. */
  audience: Audience | null;
  named: readonly string[];
  total: number;
}

/** Stores a message; the pages of its people learn of it with their next request. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly access: ExamAccess,
    private readonly messages: MessageRepository,
  ) {}

  /** In the caller's transaction, if there is one. @throws TooManyMessages */
  async send({ examId, staff, act, body, audience, named, total }: MessageToSend): Promise<ExamMessage> {
    const { staffId } = staff;
    const { exam, scope } = await this.access.exam({ staff, examId, act });
    return this.database.transaction(async () => {
      if ((await this.messages.countOf(examId)) >= MOST_MESSAGES) throw new TooManyMessages({ limit: MOST_MESSAGES });
      const message: ExamMessage = {
        id: newId(),
        examId,
        audience,
        body: writtenText(body),
        officeId: officeOf({ exam, scope, staff, act }),
        sentBy: staffId,
        sentAt: this.clock.now(),
        total,
        readCount: 0,
      };
      await this.messages.insert({ message, named: audience === null ? named : [] });
      await this.audit.record({
        staffId,
        action: 'message.sent',
        subjectType: 'message',
        subjectId: message.id,
        reason: null,
        details: { total, toNamed: audience === null, sittings: audience?.sittingIds.length ?? null },
      });
      return message;
    });
  }
}
