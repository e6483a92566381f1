import { DomainError, domainError, onlyDetails, type FieldFault } from '@sunflower/platform';
import type { BlueprintReport } from './blueprint/blueprint-check';

/** No such exam, or one that the caller's roles do not reach: the caller cannot tell which. */
export class ExamNotFound extends domainError(
  'EXAM_NOT_FOUND',
  'not_found',
  'There is no such exam, or it is outside of what your role reaches.',
) {}

export class SittingNotFound extends domainError(
  'SITTING_NOT_FOUND',
  'not_found',
  'There is no such sitting of this exam.',
) {}

export class RegistrationNotFound extends domainError(
  'REGISTRATION_NOT_FOUND',
  'not_found',
  'There is no such registration, or it is outside of what your role reaches.',
) {}

/** A locked exam never changes. */
export class ExamLocked extends domainError(
  'EXAM_LOCKED',
  'conflict',
  'The exam is locked and cannot change; make a new one.',
  { examId: 'text' },
) {}

export class ExamNotLocked extends domainError(
  'EXAM_NOT_LOCKED',
  'conflict',
  'The exam is still a draft; lock it first.',
  { examId: 'text' },
) {}

/** Somebody changed the draft while it was being locked. */
export class ExamChanged extends domainError(
  'EXAM_CHANGED',
  'conflict',
  'The exam was changed while it was being locked; look at it again, then lock it.',
  { examId: 'text' },
) {}

/** The organisation that would hold the copy may not use the bank of the exam. */
export class CopyBankOutOfReach extends domainError(
  'COPY_BANK_OUT_OF_REACH',
  'conflict',
  'The organisation that would hold the copy may not draw from the question bank of this exam.',
  { bankCode: 'text', bankTitle: 'text', organisationName: 'text' },
) {}

export class CopyBankNotForRehearsal extends domainError(
  'COPY_BANK_NOT_FOR_REHEARSAL',
  'conflict',
  'The organisation may not read the keys of the question bank of this exam, so no rehearsal draws from it.',
  { bankCode: 'text', bankTitle: 'text', organisationName: 'text' },
) {}

export class BlueprintNotSatisfiable extends DomainError {
  readonly code = 'BLUEPRINT_NOT_SATISFIABLE';
  readonly kind = 'conflict';
  // Enough for 200 draws.
  override readonly maxDetailsLength = 60_000;

  constructor({ faults, draws }: Pick<BlueprintReport, 'faults' | 'draws'>) {
    super(faults.map(({ message }) => message).join(' '), { faults, draws });
  }
}

export class InvalidSittingTimes extends DomainError {
  readonly code = 'INVALID_SITTING_TIMES';
  readonly kind = 'invalid_content';

  constructor(faults: FieldFault[]) {
    super(`Check ${faults.map(({ field, problem }) => `${field}: ${problem}`).join('; ')}.`, { faults });
  }
}

export class SittingNotEmpty extends domainError(
  'SITTING_NOT_EMPTY',
  'conflict',
  'People are registered for this sitting; move them or cancel their registrations first.',
  { registered: 'number' },
) {}

/** `count` rooms; site, number and the other sitting are of the first one. */
export class RoomsUsedElsewhere extends domainError(
  'ROOMS_USED_ELSEWHERE',
  'conflict',
  'Another sitting uses some of these rooms at the same time.',
  { count: 'number', siteName: 'text', roomNumber: 'number', examTitle: 'text', sittingTitle: 'text' },
) {}

export class SittingHasPages extends domainError(
  'SITTING_HAS_PAGES',
  'conflict',
  'Registration pages lead to this sitting; let them lead to another one first.',
  { pages: 'number' },
) {}

/** Nobody can be registered for a window that has closed. */
export class SittingOver extends domainError(
  'SITTING_OVER',
  'conflict',
  'The sitting is over; choose or make another.',
  { sittingId: 'text', closesAt: 'text' },
) {}

export class ReasonRequired extends domainError(
  'REASON_REQUIRED',
  'invalid_request',
  'The exam is locked, so this change needs a reason for the record.',
) {}

export class PeopleNotFound extends DomainError {
  readonly code = 'PEOPLE_NOT_FOUND';
  readonly kind = 'not_found';

  constructor(details: { count: number; firstIds: string[] }) {
    super(
      `${details.count} of the people are not on the roster or outside of what your role reaches; nobody of them was registered.`,
      onlyDetails(details, { count: true, firstIds: true }),
    );
  }
}

export class ConsentVersionChanged extends domainError(
  'CONSENT_VERSION_CHANGED',
  'conflict',
  'Rules and privacy notice are not those of this exam; read these versions and consent again.',
  { rulesVersion: 'text', privacyVersion: 'text' },
) {}

export class InvalidExamContent extends DomainError {
  readonly code = 'INVALID_EXAM_CONTENT';
  readonly kind = 'invalid_content';

  constructor(faults: FieldFault[]) {
    super(faults.map(({ field, problem }) => `${field} ${problem}.`).join(' '), { faults });
  }
}

/** Only an exam that was made as a rehearsal may be purged. */
export class NotARehearsal extends domainError(
  'NOT_A_REHEARSAL',
  'conflict',
  'This exam is not a rehearsal; it cannot be purged.',
  { examId: 'text' },
) {}
