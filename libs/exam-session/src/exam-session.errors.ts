import { DomainError, domainError, notFound } from '@sunflower/platform';
import type { SessionState } from './contract/session-state';

/** No such session, or another person's: the caller cannot tell which. */
export class SessionNotFound extends DomainError {
  readonly code = 'SESSION_NOT_FOUND';
  readonly kind = 'not_found';

  constructor(details?: { sessionIds: readonly string[] }) {
    super('There is no such session.', details);
  }
}

export class ExamNotOpen extends domainError<{ opensAt: string }>(
  'EXAM_NOT_OPEN',
  'conflict',
  'The exam is not open yet.',
) {}

export class ExamClosed extends domainError<{ closesAt: string }>('EXAM_CLOSED', 'conflict', 'The exam is over.') {}

export class LateEntry extends domainError<{ latestEntryAt: string }>(
  'LATE_ENTRY',
  'conflict',
  'The latest time to enter has passed.',
) {}

export class AlreadySubmitted extends domainError<{
  sessionId: string;
  state: SessionState;
  closedAt: string | null;
  receipt: string | null;
}>('ALREADY_SUBMITTED', 'conflict', 'This session is closed.') {}

/** A session begins after `POST candidate/consent`, whatever page asks for it. */
export class ConsentRequired extends DomainError {
  readonly code = 'CONSENT_REQUIRED';
  readonly kind = 'conflict';

  /** Of the exam that is given only its versions are told. */
  constructor({ rulesVersion, privacyVersion }: { rulesVersion: string; privacyVersion: string }) {
    super('Agree to the rules and the privacy notice of the exam first.', { rulesVersion, privacyVersion });
  }
}

export class TrainingIncomplete extends DomainError {
  readonly code = 'TRAINING_INCOMPLETE';
  readonly kind = 'conflict';

  constructor(units: { id: string; title: string }[]) {
    super('Finish the required reading first.', { units });
  }
}

export interface ClosedDetails {
  state: SessionState;
  closedAt: string | null;
  receipt: string | null;
  /** How many responses of this request are kept apart as late. */
  kept: number;
}

export class SessionClosed extends DomainError {
  readonly code = 'SESSION_CLOSED';
  readonly kind = 'conflict';

  constructor(override readonly details: ClosedDetails) {
    super('The session is closed.', details);
  }
}

export class SeatTakenOver extends domainError(
  'SEAT_TAKEN_OVER',
  'conflict',
  'The session goes on at another device.',
) {}

export class SessionLocked extends domainError(
  'SESSION_LOCKED',
  'conflict',
  'An invigilator has locked this session.',
) {}

export interface RevisionConflictDetails {
  saved: { itemNumber: number; revision: number }[];
  conflicts: { itemNumber: number; currentRevision: number; response: unknown }[];
}

/** A revision that is stored with other content; what did not conflict is saved. */
export class RevisionConflict extends DomainError {
  readonly code = 'REVISION_CONFLICT';
  readonly kind = 'conflict';
  // The candidate's own responses, up to 200 of them: the page goes on from these.
  override readonly maxDetailsLength = Infinity;

  constructor(override readonly details: RevisionConflictDetails) {
    super('A revision was already used for other content; send it again with a higher one.', details);
  }
}

export class InvalidResponse extends DomainError {
  readonly code = 'INVALID_RESPONSE';
  readonly kind = 'invalid_content';

  constructor(details: { index: number; itemNumber: unknown; problem: string }) {
    super(`Item ${String(details.itemNumber)}: ${details.problem}`, details);
  }
}

/** A 422 like that of a wrong form, which clients know not to send again. */
export class TooManyResponses extends DomainError {
  readonly code = 'INVALID_RESPONSE';
  readonly kind = 'invalid_content';

  constructor(details: { itemNumber: number; maxRows: number }) {
    super(`This session has been changed ${details.maxRows} times, more is not kept. Submit it.`, {
      index: 0,
      ...details,
      problem: 'too many changes',
    });
  }
}

/** The form is right and the database refuses it all the same. Like a wrong form: sent again it would hold up everything behind it. */
export class ResponseNotStorable extends DomainError {
  readonly code = 'INVALID_RESPONSE';
  readonly kind = 'invalid_content';

  /** `itemNumber` is null when there are several: sent one at a time, the others are saved. */
  constructor({ itemNumber }: { itemNumber: number | null }) {
    const what =
      itemNumber === null
        ? 'One of the responses cannot be stored; send them one at a time.'
        : `Item ${itemNumber}: the response cannot be stored.`;
    super(what, { index: itemNumber === null ? null : 0, itemNumber, problem: 'cannot be stored' });
  }
}

export class TooEarlyToSubmit extends domainError<{ earliestSubmissionAt: string }>(
  'TOO_EARLY_TO_SUBMIT',
  'conflict',
  'It is too early to submit.',
) {}

/** `after` of a list is none that a page of the same order told. */
export class InvalidListPosition extends DomainError {
  readonly code = 'INVALID_LIST_POSITION';
  readonly kind = 'invalid_request';

  constructor() {
    super('after: send the nextAfter of a page in the same order, or nothing for the first page.', { field: 'after' });
  }
}

/** The limit is for all acts on the session together. */
export class AddedTimeLimit extends DomainError {
  readonly code = 'ADDED_TIME_LIMIT';
  readonly kind = 'conflict';

  constructor(details: { limitMinutes: number; addedMinutes: number; leftMinutes: number }) {
    super(
      `You may add ${details.limitMinutes} minutes to a session of this exam in all; ${details.leftMinutes} are left.`,
      details,
    );
  }
}

/** A staff act that only an open session allows. */
export class SessionNotOpen extends domainError<{ state: SessionState }>(
  'SESSION_NOT_OPEN',
  'conflict',
  'The session is not open any more.',
) {}

export class BatchNotFound extends notFound('There is no such act on many sessions.') {}

export class NobodyInBatch extends domainError(
  'NOBODY_IN_BATCH',
  'conflict',
  'Nobody within your reach is among those whom this is for.',
) {}

export class BatchTooLarge extends domainError<{ people: number; limit: number }>(
  'BATCH_TOO_LARGE',
  'conflict',
  'That are too many people for one act; choose a sitting or a county.',
) {}

export class SessionNotReopenable extends domainError<{ state: SessionState }>(
  'SESSION_NOT_REOPENABLE',
  'conflict',
  'Only a session that was handed in, timed out or was closed can be reopened.',
) {}

export class ReopenDeadline extends domainError<{ earliest: string; latest: string }>(
  'REOPEN_DEADLINE',
  'conflict',
  'A reopened session ends no earlier than before, and within four hours.',
) {}
