import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import { StaffAccounts } from '@sunflower/identity';
import { Clock, isoTime, type StaffActor } from '@sunflower/platform';
import { NoticeExamRepository } from '../outbox/notice-exam.repository';
import { NOTICE_STATES, type BatchFilter, type NoticeState } from '../outbox/notice-state';
import { PERSONAL_PORTS } from '../port/notice-port';
import { NoticePorts } from '../port/notice-ports';
import { NoticeNotFound } from '../notices.errors';
import { OFFICE_FIELDS, PERSONAL_FIELDS } from '../text/notice-fields';
import { NoticeListRepository, type BatchRow, type ListedNotice, type NoticeCounts } from './notice-list.repository';
import type { NoticeBatchDto, NoticeDto, NoticeListDto, NoticePageDto, NoticePageQueryDto } from './notice.dto';

const BATCHES_LISTED = 200;
const DEFAULT_LIMIT = 100;
export const UNDELIVERED: readonly NoticeState[] = ['failed', 'given_up'];

interface OnExam {
  examId: string;
  staff: StaffActor;
}

/** What staff see of the notices of an exam. */
@Injectable()
export class NoticeDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly ports: NoticePorts,
    private readonly exams: NoticeExamRepository,
    private readonly repository: NoticeListRepository,
    private readonly accounts: StaffAccounts,
    private readonly clock: Clock,
  ) {}

  /** The newest 200 that fit. */
  async list({ examId, staff, filter }: OnExam & { filter: BatchFilter | null }): Promise<NoticeListDto> {
    await this.access.exam({ staff, examId, act: 'notice.read' });
    const batches = await this.repository.batches({
      examId,
      filter,
      nowMs: this.clock.now(),
      limit: BATCHES_LISTED,
    });
    return {
      ports: this.ports.states().map((port) => ({ ...port, personal: PERSONAL_PORTS.includes(port.name) })),
      personalFields: [...PERSONAL_FIELDS],
      officeFields: [...OFFICE_FIELDS],
      batches: await this.view(batches),
      lostCodesAllowed: await this.exams.allowsLostCodes(examId),
    };
  }

  /** @throws NoticeNotFound */
  async batch({ examId, batchId, staff }: OnExam & { batchId: string }): Promise<BatchRow> {
    await this.access.exam({ staff, examId, act: 'notice.read' });
    return this.find({ examId, batchId });
  }

  async page({
    query: { state, after = '', limit = DEFAULT_LIMIT },
    ...asked
  }: OnExam & { batchId: string; query: NoticePageQueryDto }): Promise<NoticePageDto> {
    const { id: batchId } = await this.batch(asked);
    const states = state === undefined ? NOTICE_STATES : state === 'undelivered' ? UNDELIVERED : [state];
    const notices = await this.repository.notices({ batchId, states, afterId: after, limit });
    return {
      items: notices.map(toDto),
      nextAfter: notices.length === limit ? (notices.at(-1)?.id ?? null) : null,
    };
  }

  async viewOf(asked: { examId: string; batchId: string }): Promise<NoticeBatchDto> {
    const [view] = await this.view([await this.find(asked)]);
    return view as NoticeBatchDto;
  }

  private async find(asked: { examId: string; batchId: string }): Promise<BatchRow> {
    const batch = await this.repository.find(asked);
    if (!batch) throw new NoticeNotFound();
    return batch;
  }

  private async view(batches: readonly BatchRow[]): Promise<NoticeBatchDto[]> {
    const counts = await this.repository.counts(batches.map(({ id }) => id));
    const names = await this.accounts.namesOf(batches.flatMap(({ createdBy }) => createdBy ?? []));
    return batches.map(({ id, port, body, state, standingKey, sendAt, createdAt, createdBy }) => ({
      id,
      port,
      body,
      state,
      lostCodes: standingKey !== null,
      sendAt: isoTime(sendAt),
      createdAt: isoTime(createdAt),
      createdByName: createdBy === null ? null : (names.get(createdBy) ?? null),
      ...summed(counts.get(id) ?? {}),
    }));
  }
}

function summed({ waiting = 0, sending = 0, sent = 0, failed = 0, given_up = 0 }: NoticeCounts) {
  return {
    total: waiting + sending + sent + failed + given_up,
    sent,
    open: waiting + sending,
    undelivered: failed + given_up,
  };
}

const toDto = ({ phoneLastFour, changedAt, ...notice }: ListedNotice): NoticeDto => ({
  ...notice,
  maskedPhone: masked(phoneLastFour),
  changedAt: isoTime(changedAt),
});

export const masked = (lastFour: string | null): string | null => (lastFour === null ? null : `****${lastFour}`);
