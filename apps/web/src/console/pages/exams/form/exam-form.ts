import type { Schemas } from '../../../console-api';
import { fromBlueprint, toBlueprint, type SectionForm } from './blueprint-form';

type Exam = Schemas['ExamDto'];
type Content = Schemas['ExamContentDto'];

/** The values of the exam form. */
export interface ExamForm {
  title: string;
  organisationId: string;
  bankId: string;
  rehearsal: boolean;
  durationMinutes: number;
  passMarkPoints: number;
  policies: Content['policies'];
  sections: SectionForm[];
  certificateTitle: string;
  certificateIssuer: string;
  certificateValidMonths: number | null;
  requiredTrainingUnitIds: string[];
  instructions: string;
  rules: string | null;
  privacyNotice: string | null;
}

export const toContent = ({
  organisationId: _organisation,
  rehearsal: _rehearsal,
  sections,
  ...form
}: ExamForm): Content => ({
  ...form,
  title: form.title.trim(),
  certificateTitle: form.certificateTitle.trim(),
  certificateIssuer: form.certificateIssuer.trim(),
  certificateValidMonths: form.certificateValidMonths ?? null,
  requiredTrainingUnitIds: form.requiredTrainingUnitIds ?? [],
  instructions: form.instructions ?? '',
  rules: form.rules?.trim() || null,
  privacyNotice: form.privacyNotice?.trim() || null,
  blueprint: toBlueprint(sections),
});

export const fromExam = (exam: Exam): Partial<ExamForm> => ({
  title: exam.title,
  organisationId: exam.organisationId,
  // The server omits a bank that the user may no longer use; another one must be chosen.
  bankId: exam.bankId ?? undefined,
  rehearsal: exam.rehearsal,
  durationMinutes: exam.durationMinutes,
  passMarkPoints: exam.passMarkPoints,
  policies: exam.policies,
  sections: fromBlueprint(exam.blueprint),
  certificateTitle: exam.certificateTitle,
  certificateIssuer: exam.certificateIssuer,
  certificateValidMonths: exam.certificateValidMonths,
  requiredTrainingUnitIds: exam.requiredTrainingUnitIds,
  instructions: exam.instructions,
  rules: exam.rules,
  privacyNotice: exam.privacyNotice,
});
