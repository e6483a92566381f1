import { PersonalData } from '@sunflower/organisations';
import type { Clock } from '@sunflower/platform';
import type { NoticePort, OutgoingNotice, SendOutcome } from './notice-port';
import type { NoticeRecordRepository } from './notice-record.repository';

/** Sends nothing: keeps what would have been sent, for trials. */
export class RecordingPort implements NoticePort {
  readonly name = 'recording';
  readonly perSecond = 200;

  constructor(
    private readonly records: NoticeRecordRepository,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async send({ id, to, text }: OutgoingNotice): Promise<SendOutcome> {
    const contentSealed = this.personalData.seal(JSON.stringify({ to, text } satisfies RecordedNotice));
    await this.records.keep({ noticeId: id, contentSealed, recordedAt: this.clock.now() });
    return { kind: 'sent', reference: null };
  }
}

export interface RecordedNotice {
  to: string;
  text: string;
}
