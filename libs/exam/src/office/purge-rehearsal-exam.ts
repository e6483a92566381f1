import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';
import { ExamBank } from '../bank/exam-bank';
import { ExamNotFound, NotARehearsal } from '../exam.errors';
import { ExamRepository } from '../exam/exam.repository';
import { LockedExams } from '../exam/locked-exams';
import { RegistrationRepository } from '../registration/registration.repository';

/** Rows per transaction. They take far less than the 50 ms that a transaction may hold the embedded writer. */
const ROWS_AT_ONCE = 250;

/** Removes this lib's data of a rehearsal, after the libs to the right have removed theirs. */
@Injectable()
export class PurgeRehearsalExam {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly exams: ExamRepository,
    private readonly registrations: RegistrationRepository,
    private readonly lockedExams: LockedExams,
    private readonly bank: ExamBank,
  ) {}

  /** @throws ExamNotFound, NotARehearsal */
  async purge({
    examId,
    staffId,
    reason,
  }: {
    examId: string;
    staffId: string;
    reason: string | null;
  }): Promise<{ registrations: number }> {
    const exam = await this.exams.find(examId);
    if (!exam) throw new ExamNotFound();
    if (!exam.rehearsal) throw new NotARehearsal({ examId });
    let registrations = 0;
    for (;;) {
      const page = await this.registrations.page({ examId, afterId: null, limit: ROWS_AT_ONCE });
      if (page.length === 0) break;
      await this.database.transaction(() => this.registrations.deleteByIds(page.map(({ id }) => id)));
      registrations += page.length;
    }
    await this.database.transaction(async () => {
      await this.exams.deleteWithSittings(examId);
      await this.audit.record({
        staffId,
        action: 'exam.purged',
        subjectType: 'exam',
        subjectId: examId,
        reason,
        details: { registrations, ...(await this.bank.recordUse({ exam, state: 'purged' })) },
      });
    });
    this.lockedExams.forget(examId);
    return { registrations };
  }
}
