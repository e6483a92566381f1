import { Injectable } from '@nestjs/common';
import { mayDo, NotAllowed, type Act, type Permission, type StaffActor } from '@sunflower/platform';
import { examScope, type ExamScope } from '../exam/exam-scope';
import { ExamNotFound, RegistrationNotFound } from '../exam.errors';
import type { ExamRecord } from '../exam/exam.repository';
import { Exams } from '../exam/exams';
import type { RegistrationRow } from '../content/registration-row';
import { Registrations } from '../registration/registrations';

interface ActOnExam {
  staff: StaffActor;
  examId: string;
  act: Act;
  /** The error when the exam is out of reach: the same as for an unknown id. */
  notFound?: () => Error;
}

/**
 * Checks what staff may do with an exam and the people in it, by the one table of acts. Out of reach is "not found";
 * within reach but without the right is "not allowed".
 */
@Injectable()
export class ExamAccess {
  constructor(
    private readonly exams: Exams,
    private readonly registrations: Registrations,
  ) {}

  /** `scope`: all of the exam, or the people in it that the act reaches. @throws ExamNotFound, NotAllowed */
  async exam({ staff, examId, act, notFound = () => new ExamNotFound() }: ActOnExam): Promise<{
    exam: ExamRecord;
    scope: ExamScope;
  }> {
    const exam = await this.exams.getExam(examId);
    const { organisationPath } = exam;
    const scope = examScope({ staff, act, organisationPath });
    if (!scope) throw refusal({ permission: mayDo({ staff, act, organisationPath }), notFound });
    return { exam, scope };
  }

  /** A registration, for an act on its person. @throws RegistrationNotFound, NotAllowed */
  async registration({
    staff,
    registrationId,
    act,
  }: {
    staff: StaffActor;
    registrationId: string;
    act: Act;
  }): Promise<RegistrationRow> {
    const registration = await this.registrations.getRegistration(registrationId);
    const { examId, organisationPath: personPath } = registration;
    await this.person({ staff, examId, personPath, act, notFound: () => new RegistrationNotFound() });
    return registration;
  }

  /** For an act on one person of an exam. @throws NotAllowed, and `notFound` */
  async person({
    staff,
    examId,
    personPath,
    act,
    notFound,
  }: Required<ActOnExam> & { personPath: string }): Promise<void> {
    const { organisationPath } = await this.exams.getExam(examId);
    const permission = mayDo({ staff, act, organisationPath, personPath });
    if (permission !== 'allowed') throw refusal({ permission, notFound });
  }
}

const refusal = ({ permission, notFound }: { permission: Permission; notFound: () => Error }): Error =>
  permission === 'not_found' ? notFound() : new NotAllowed();
