import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isDuplicateKey, type StaffActor } from '@sunflower/platform';
import { Audiences } from '../outbox/audience';
import type { NoticeBatch } from '../outbox/notice.entity';
import { NobodyToNotify, TooManyNotices } from '../notices.errors';
import { CheckNotice } from './check-notice';
import { NoticeListRepository } from './notice-list.repository';
import type { NewNoticeDto } from './notice.dto';

export const MOST_BATCHES = 500;

/** Puts a notice into the outbox. */
@Injectable()
export class OrderNotice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly drafts: CheckNotice,
    private readonly audiences: Audiences,
    private readonly repository: NoticeListRepository,
  ) {}

  /** The same id makes one notice, however often it comes. @throws NobodyToNotify, TooManyNotices, and as `check` */
  async order({ examId, staff, wish }: { examId: string; staff: StaffActor; wish: NewNoticeDto }): Promise<void> {
    const audience = await this.drafts.check({ examId, staff, draft: wish });
    if (audience !== null && (await this.audiences.first({ examId, audience, limit: 1 })).length === 0)
      throw new NobodyToNotify();
    if ((await this.repository.count(examId)) >= MOST_BATCHES) throw new TooManyNotices({ limit: MOST_BATCHES });
    const nowMs = this.clock.now();
    const batch: NoticeBatch = {
      id: wish.id,
      examId,
      port: wish.port,
      body: wish.body.trim(),
      audience,
      state: 'gathering',
      standingKey: null,
      gatheredTo: null,
      gathered: 0,
      sendAt: wish.sendAt === undefined ? nowMs : Math.max(nowMs, Date.parse(wish.sendAt)),
      createdBy: staff.staffId,
      createdAt: nowMs,
    };
    await this.insert(batch).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }

  private insert(batch: NoticeBatch): Promise<void> {
    return this.database.transaction(async () => {
      await this.repository.insert(batch);
      await this.audit.record({
        staffId: batch.createdBy,
        action: 'notice.sent',
        subjectType: 'notice-batch',
        subjectId: batch.id,
        reason: null,
        details: {
          port: batch.port,
          sendAt: batch.sendAt,
          sittingId: batch.audience?.sittingId ?? null,
          named: batch.audience?.registrationIds?.length ?? null,
        },
      });
    });
  }
}
