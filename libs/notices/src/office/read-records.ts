import { Injectable } from '@nestjs/common';
import { PersonalData } from '@sunflower/organisations';
import { Audit, Database, isoTime, type StaffActor } from '@sunflower/platform';
import { NoticeRecordRepository, type NoticeRecordRow } from '../port/notice-record.repository';
import type { RecordedNotice } from '../port/recording-port';
import { masked, NoticeDesk } from './notice-desk';
import type { NoticeRecordPageDto } from './notice.dto';

const PAGE = 50;

/** What a trial would have sent. It may hold access codes, so each reading is on record. */
@Injectable()
export class ReadRecords {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly desk: NoticeDesk,
    private readonly records: NoticeRecordRepository,
    private readonly personalData: PersonalData,
  ) {}

  /** @throws NoticeNotFound */
  async page({
    examId,
    batchId,
    staff,
    after,
  }: {
    examId: string;
    batchId: string;
    staff: StaffActor;
    after: string;
  }): Promise<NoticeRecordPageDto> {
    await this.desk.batch({ examId, batchId, staff });
    await this.database.transaction(() =>
      this.audit.record({
        staffId: staff.staffId,
        action: 'notice.records-read',
        subjectType: 'notice-batch',
        subjectId: batchId,
        reason: null,
      }),
    );
    const rows = await this.records.listOf({ batchId, afterId: after, limit: PAGE });
    return {
      items: rows.map((row) => {
        const { to, text } = this.open(row);
        const { noticeId: id, candidateName, recordedAt } = row;
        return {
          id,
          candidateName,
          maskedPhone: masked(to === '' ? null : to.slice(-4)),
          text,
          recordedAt: isoTime(Number(recordedAt)),
        };
      }),
      nextAfter: rows.length === PAGE ? (rows.at(-1)?.noticeId ?? null) : null,
    };
  }

  private open({ contentSealed }: NoticeRecordRow): RecordedNotice {
    return JSON.parse(this.personalData.open(contentSealed)) as RecordedNotice;
  }
}
