import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';
import { ExamBank } from '../bank/exam-bank';
import { ExamRepository } from '../exam/exam.repository';
import { ExamLocked, ExamNotFound, SittingHasPages, SittingNotEmpty, SittingNotFound } from '../exam.errors';
import { RegistrationRepository } from '../registration/registration.repository';
import { SittingRepository } from '../sitting/sitting.repository';

interface Deletion {
  staffId: string;
  reason: string;
}

/** Deletes what nobody has used: a draft with its sittings, or a sitting without registrations. */
@Injectable()
export class DeleteUnused {
  constructor(
    private readonly database: Database,
    private readonly exams: ExamRepository,
    private readonly sittings: SittingRepository,
    private readonly registrations: RegistrationRepository,
    private readonly bank: ExamBank,
    private readonly audit: Audit,
  ) {}

  /** @throws ExamNotFound, ExamLocked */
  deleteDraft({ examId, staffId, reason }: Deletion & { examId: string }): Promise<void> {
    return this.database.transaction(async () => {
      await this.exams.lockRow(examId);
      const exam = await this.exams.find(examId);
      if (!exam) throw new ExamNotFound();
      if (exam.state !== 'draft') throw new ExamLocked({ examId });
      await this.audit.record({
        staffId,
        action: 'exam.deleted',
        subjectType: 'exam',
        subjectId: examId,
        reason,
        details: { ...(await this.bank.recordUse({ exam, state: 'purged' })) },
      });
      await this.exams.deleteWithSittings(examId);
    });
  }

  /** @throws SittingNotFound, SittingNotEmpty, SittingHasPages */
  deleteSitting({ sittingId, staffId, reason }: Deletion & { sittingId: string }): Promise<void> {
    return this.database.transaction(async () => {
      // Registering locks this row too, as does a page that begins to lead here.
      await this.sittings.lockRow(sittingId);
      const sitting = await this.sittings.find(sittingId);
      if (!sitting) throw new SittingNotFound();
      const registered = (await this.registrations.countBySitting(sitting.examId)).get(sittingId) ?? 0;
      if (registered > 0) throw new SittingNotEmpty({ registered });
      const pages = await this.sittings.countPages(sittingId);
      if (pages > 0) throw new SittingHasPages({ pages });
      const { examId, opensAt, closesAt } = sitting;
      await this.audit.record({
        staffId,
        action: 'sitting.deleted',
        subjectType: 'sitting',
        subjectId: sittingId,
        reason,
        details: { examId, opensAt, closesAt },
      });
      await this.sittings.delete(sittingId);
    });
  }
}
