import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, JobQueue } from '@sunflower/platform';
import { NoticeRecordRepository } from './notice-record.repository';

const ROWS_AT_ONCE = 200;
const FORGET_EVERY_MS = 3_600_000;
/** Trials are looked at soon after they were made. */
const KEPT_MS = 14 * 24 * 3_600_000;

/** Deletes what trials recorded after two weeks. */
@Injectable()
export class ForgetNoticeRecords implements OnModuleInit {
  constructor(
    private readonly records: NoticeRecordRepository,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'forget-notice-records', everyMs: FORGET_EVERY_MS, run: () => this.forget() });
  }

  async forget(): Promise<void> {
    const timeMs = this.clock.now() - KEPT_MS;
    while ((await this.records.forgetBefore({ timeMs, limit: ROWS_AT_ONCE })) > 0);
  }
}
