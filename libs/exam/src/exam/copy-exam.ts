import { Injectable } from '@nestjs/common';
import { Organisations } from '@sunflower/organisations';
import { ExamBank } from '../bank/exam-bank';
import type { ExamContent } from '../content/exam-content';
import { CopyBankNotForRehearsal, CopyBankOutOfReach } from '../exam.errors';
import type { Exam } from './exam.entity';
import { Exams } from './exams';

/**
 * What a copy takes over of each column; the others are given with the copy, counted from what is copied, or tell the
 * history of the exam. The compiler asks for a decision on each new column.
 */
const IN_A_COPY = {
  id: 'history',
  title: 'given',
  organisationId: 'given',
  bankId: 'copied',
  state: 'history',
  blueprint: 'copied',
  itemCount: 'counted',
  maxMillipoints: 'counted',
  durationMinutes: 'copied',
  passMarkMillipoints: 'copied',
  policies: 'copied',
  requiredTrainingUnitIds: 'copied',
  instructions: 'copied',
  rulesVersion: 'counted',
  rules: 'copied',
  privacyVersion: 'counted',
  privacyNotice: 'copied',
  certificateTitle: 'copied',
  certificateIssuer: 'copied',
  certificateValidMonths: 'copied',
  rehearsal: 'given',
  createdBy: 'history',
  createdAt: 'history',
  lockedAt: 'history',
} as const satisfies Record<keyof Exam, 'copied' | 'given' | 'counted' | 'history'>;

type Copied = {
  [Column in keyof Exam]: (typeof IN_A_COPY)[Column] extends 'copied' ? Column : never;
}[keyof Exam];

export const COPIED_COLUMNS = (Object.keys(IN_A_COPY) as (keyof Exam)[]).filter(
  (column): column is Copied => IN_A_COPY[column] === 'copied',
);

interface CopyOrder {
  examId: string;
  title: string;
  organisationId: string;
  rehearsal: boolean;
  staffId: string;
}

/** A new draft with the settings, the plan and the texts of another exam. */
@Injectable()
export class CopyExam {
  constructor(
    private readonly exams: Exams,
    private readonly organisations: Organisations,
    private readonly bank: ExamBank,
  ) {}

  /**
   * Without sittings, people, papers and results.
   * @throws ExamNotFound, OrganisationNotFound, CopyBankOutOfReach, CopyBankNotForRehearsal, InvalidExamContent
   */
  async copy({ examId, title, organisationId, rehearsal, staffId }: CopyOrder): Promise<{ id: string }> {
    const exam = await this.exams.getExam(examId);
    await this.requireBank({ bankId: exam.bankId, organisationId, rehearsal });
    const content: ExamContent = { ...copiedOf(exam), title };
    return this.exams.create({ content, organisationId, rehearsal, staffId, copyOf: examId });
  }

  /** Names the bank: whoever copies an exam knows that there is one, and needs to know which one is missing. */
  private async requireBank({
    bankId,
    organisationId,
    rehearsal,
  }: {
    bankId: string;
    organisationId: string;
    rehearsal: boolean;
  }): Promise<void> {
    const { name, path } = await this.organisations.getOrganisation(organisationId);
    const answer = await this.bank.mayDraw({ bankId, organisationPath: path, rehearsal });
    if (answer === 'yes') return;
    const { code, title } = await this.bank.nameOf(bankId);
    const named = { bankCode: code, bankTitle: title, organisationName: name };
    throw answer === 'no' ? new CopyBankOutOfReach(named) : new CopyBankNotForRehearsal(named);
  }
}

const copiedOf = (exam: Exam): Pick<Exam, Copied> =>
  Object.fromEntries(COPIED_COLUMNS.map((column) => [column, exam[column]])) as Pick<Exam, Copied>;
