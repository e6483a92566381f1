import { Injectable } from '@nestjs/common';
import { NotAllowed, STAFF_ROLES, type StaffActor, type StaffRole } from '@sunflower/platform';
import { examScope, reachesRegistration, type ExamScope } from './exam-scope';
import { ExamNotFound, RegistrationNotFound } from './exam.errors';
import type { ExamRecord } from './exam.repository';
import { Exams } from './exams';
import type { RegistrationRow } from './registration-row';
import { Registrations } from './registrations';

/** What staff may do with an exam and the people in it. Out of reach is not found; within reach, but in another role, is not allowed. */
@Injectable()
export class ExamAccess {
  constructor(
    private readonly exams: Exams,
    private readonly registrations: Registrations,
  ) {}

  /** For whoever may act on all of the exam. @throws ExamNotFound, NotAllowed */
  async wholeExam({
    staff,
    examId,
    roles,
  }: {
    staff: StaffActor;
    examId: string;
    roles: readonly StaffRole[];
  }): Promise<ExamRecord> {
    const { exam, scope } = await this.examInScope({ staff, examId, roles });
    if (scope.kind !== 'whole')
      throw new NotAllowed('Only the organisation of the exam, or one above it, may do this.');
    return exam;
  }

  /** For whoever may act on the people of their own subtree in it. @throws ExamNotFound, NotAllowed */
  async examInScope({
    staff,
    examId,
    roles,
  }: {
    staff: StaffActor;
    examId: string;
    roles: readonly StaffRole[];
  }): Promise<{ exam: ExamRecord; scope: ExamScope }> {
    const exam = await this.exams.getExam(examId);
    const { organisationPath } = exam;
    if (!examScope({ staff, roles: STAFF_ROLES, organisationPath })) throw new ExamNotFound();
    const scope = examScope({ staff, roles, organisationPath });
    if (!scope) throw new NotAllowed();
    return { exam, scope };
  }

  /** A registration whose person the role reaches. @throws RegistrationNotFound, NotAllowed */
  async registration({
    staff,
    registrationId,
    roles,
  }: {
    staff: StaffActor;
    registrationId: string;
    roles: readonly StaffRole[];
  }): Promise<RegistrationRow> {
    const registration = await this.registrations.getRegistration(registrationId);
    const { organisationPath: examPath } = await this.exams.getExam(registration.examId);
    const reaches = (some: readonly StaffRole[]): boolean =>
      reachesRegistration({ staff, roles: some, examPath, registrationPath: registration.organisationPath });
    if (!reaches(STAFF_ROLES)) throw new RegistrationNotFound();
    if (!reaches(roles)) throw new NotAllowed();
    return registration;
  }
}
