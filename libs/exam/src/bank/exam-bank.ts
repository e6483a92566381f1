import { Injectable } from '@nestjs/common';
import { faultTable, type FieldFault } from '@sunflower/platform';
import {
  BankRights,
  BankUses,
  QuestionBanks,
  QuestionExposure,
  QuestionPool,
  type PublishedStock,
} from '@sunflower/question-bank';
import { InvalidExamContent } from '../exam.errors';

const fault = faultTable({
  BANK_OUT_OF_REACH: 'is no question bank that this organisation may use',
  BANK_NOT_FOR_REHEARSAL:
    'is a bank whose keys this organisation may not read, so no rehearsal draws from it; take a bank of your own',
});

interface DrawingExam {
  bankId: string;
  organisationPath: string;
  rehearsal: boolean;
}

interface UsingExam {
  id: string;
  title: string;
  organisationId: string;
  rehearsal: boolean;
  bankId: string;
}

/** The bank of an exam: whether the exam may draw from it, what it may draw, and the record of its use. */
@Injectable()
export class ExamBank {
  constructor(
    private readonly banks: QuestionBanks,
    private readonly pool: QuestionPool,
    private readonly rights: BankRights,
    private readonly uses: BankUses,
    private readonly exposure: QuestionExposure,
  ) {}

  /** `no` also for a bank that does not exist. */
  mayDraw(exam: DrawingExam): ReturnType<BankRights['examMayDraw']> {
    return this.rights.examMayDraw(exam);
  }

  /** For staff of an organisation that holds an exam of this bank. */
  async nameOf(bankId: string): Promise<{ code: string; title: string }> {
    const { code, title } = await this.banks.getBank(bankId);
    return { code, title };
  }

  /** A bank that does not exist and one that may not be used give the same fault. */
  async faultsOf(exam: DrawingExam): Promise<FieldFault[]> {
    switch (await this.mayDraw(exam)) {
      case 'yes':
        return [];
      case 'not_in_rehearsal':
        return [{ field: 'bankId', ...fault('BANK_NOT_FOR_REHEARSAL', {}) }];
      case 'no':
        return [{ field: 'bankId', ...fault('BANK_OUT_OF_REACH', {}) }];
    }
  }

  /** What the exam may draw today. @throws InvalidExamContent when its organisation may not use the bank (any more) */
  async publishedStock(exam: DrawingExam): Promise<PublishedStock> {
    const faults = await this.faultsOf(exam);
    if (faults.length > 0) throw new InvalidExamContent(faults);
    return this.pool.publishedStock(exam.bankId);
  }

  /** Call it in the transaction of the act. Returns the bank's part of the details of the act's audit row. */
  async recordUse({
    exam,
    state,
    bankBefore = exam.bankId,
  }: {
    exam: UsingExam;
    state: 'draft' | 'locked' | 'purged';
    bankBefore?: string;
  }): Promise<{ bankId: string; bankCode: string; bankTitle: string }> {
    const { bankId, id, title: examTitle, organisationId, rehearsal } = exam;
    const user = { id, title: examTitle, organisationId, rehearsal };
    if (bankBefore !== bankId) await this.uses.record({ bankId: bankBefore, exam: user, state: 'dropped' });
    await this.uses.record({ bankId, exam: user, state });
    const { code, title } = await this.banks.getBank(bankId);
    return { bankId, bankCode: code, bankTitle: title };
  }

  /** Call it in the transaction of the lock. Records which questions the exam may draw, except for a rehearsal. */
  async recordPool({
    exam: { id: examId, rehearsal },
    versionIds,
  }: {
    exam: Pick<UsingExam, 'id' | 'rehearsal'>;
    versionIds: string[];
  }): Promise<void> {
    if (!rehearsal) await this.exposure.recordPool({ examId, versionIds });
  }
}
