import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import { Audit, Clock, Database, type AuditAction, type StaffActor } from '@sunflower/platform';
import { NoticeExamRepository } from '../outbox/notice-exam.repository';
import { NoticeNotFound, NoticeNotInState } from '../notices.errors';
import { NoticeListRepository } from './notice-list.repository';

interface Steered {
  examId: string;
  batchId: string;
  staff: StaffActor;
}

/** Stops a notice, lets it go on, and tries what was not delivered again; each is on record. */
@Injectable()
export class SteerNotice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly access: ExamAccess,
    private readonly repository: NoticeListRepository,
    private readonly exams: NoticeExamRepository,
  ) {}

  /** What is being sent at this moment still arrives. @throws NoticeNotFound, NoticeNotInState */
  stop(asked: Steered): Promise<void> {
    return this.change(asked, 'notice.stopped', async () => (await this.repository.stop(asked.batchId)) || null);
  }

  /** @throws NoticeNotFound, NoticeNotInState */
  resume(asked: Steered): Promise<void> {
    return this.change(asked, 'notice.resumed', async () => (await this.repository.resume(asked.batchId)) || null);
  }

  /** How many are tried again. @throws NoticeNotFound, NoticeNotInState when there are none */
  async retry(asked: Steered): Promise<number> {
    let notices = 0;
    await this.change(asked, 'notice.retried', async () => {
      notices = await this.repository.retry({ batchId: asked.batchId, nowMs: this.clock.now() });
      return notices === 0 ? null : { notices };
    });
    return notices;
  }

  async allowLostCodes({ examId, staff, allowed }: Omit<Steered, 'batchId'> & { allowed: boolean }): Promise<void> {
    await this.access.exam({ staff, examId, act: 'notice.send' });
    await this.database.transaction(async () => {
      if ((await this.exams.allowsLostCodes(examId)) === allowed) return;
      await this.exams.setLostCodes({ examId, allowed });
      await this.audit.record({
        staffId: staff.staffId,
        action: allowed ? 'notice.lost-codes-allowed' : 'notice.lost-codes-refused',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
      });
    });
  }

  /** `change` answers null when the batch is in another state. */
  private async change(
    { examId, batchId, staff }: Steered,
    action: AuditAction,
    change: () => Promise<true | object | null>,
  ): Promise<void> {
    await this.access.exam({ staff, examId, act: 'notice.send' });
    await this.database.transaction(async () => {
      if (!(await this.repository.find({ examId, batchId }))) throw new NoticeNotFound();
      const details = await change();
      if (details === null) throw new NoticeNotInState();
      await this.audit.record({
        staffId: staff.staffId,
        action,
        subjectType: 'notice-batch',
        subjectId: batchId,
        reason: null,
        ...(details === true ? {} : { details }),
      });
    });
  }
}
