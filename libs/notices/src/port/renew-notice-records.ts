import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '@sunflower/organisations';
import { Database, Log, SealBroken, SecretChange } from '@sunflower/platform';
import { NoticeRecordRepository } from './notice-record.repository';

const ROWS_AT_ONCE = 200;

/** Seals recorded notices again after a change of the master secret. */
@Injectable()
export class RenewNoticeRecords implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly records: NoticeRecordRepository,
    private readonly personalData: PersonalData,
    private readonly change: SecretChange,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.change.add({ name: 'notice_record', renew: (after) => this.renew(after) });
  }

  private renew(after: string): Promise<{ renewed: number; next: string | null }> {
    return this.database.transaction(async () => {
      const page = await this.records.page({ afterId: after, limit: ROWS_AT_ONCE });
      let renewed = 0;
      for (const { noticeId, contentSealed } of page) {
        const anew = this.sealedAnew({ noticeId, contentSealed });
        if (anew === null) continue;
        await this.records.reseal({ noticeId, contentSealed: anew });
        renewed += 1;
      }
      return { renewed, next: page.length < ROWS_AT_ONCE ? null : (page.at(-1)?.noticeId ?? null) };
    });
  }

  /** Null for a row that is up to date, and for a damaged row, which cannot be read anyway. */
  private sealedAnew({ noticeId, contentSealed }: { noticeId: string; contentSealed: string }): string | null {
    if (!this.personalData.isOutdated(contentSealed)) return null;
    try {
      return this.personalData.seal(this.personalData.open(contentSealed));
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      this.log.warn('secret.row-damaged', { table: 'notice_record', key: noticeId });
      return null;
    }
  }
}
