import { DomainError, domainError, notFound, onlyDetails } from '@sunflower/platform';
import type { SessionState } from './contract/session-state';

/** No such session, or another person's: the caller cannot tell which. */
export class SessionNotFound extends DomainError {
  readonly code = 'SESSION_NOT_FOUND';
  readonly kind = 'not_found';

  constructor(details?: { sessionIds: readonly string[] }) {
    super('There is no such session.', details && onlyDetails(details, { sessionIds: true }));
  }
}

/** No sealed paper: none was prepared, or it was deleted after the sitting. A start delivers the paper. */
export class PaperNotPrepared extends DomainError {
  readonly code = 'PAPER_NOT_PREPARED';
  readonly kind = 'not_found';

  constructor() {
    super('No sealed paper is kept here for you. Start without one.');
  }
}

export class ExamNotOpen extends domainError('EXAM_NOT_OPEN', 'conflict', 'The exam is not open yet.', {
  opensAt: 'text',
}) {}

export class ExamClosed extends domainError('EXAM_CLOSED', 'conflict', 'The exam is over.', { closesAt: 'text' }) {}

export class LateEntry extends domainError('LATE_ENTRY', 'conflict', 'The latest time to enter has passed.', {
  latestEntryAt: 'text',
}) {}

export class AlreadySubmitted extends domainError('ALREADY_SUBMITTED', 'conflict', 'This session is closed.', {
  sessionId: 'text',
  state: 'text',
  closedAt: 'textOrNull',
  receipt: 'textOrNull',
}) {}

/** No session begins before `POST candidate/consent`. */
export class ConsentRequired extends domainError(
  'CONSENT_REQUIRED',
  'conflict',
  'Agree to the rules and the privacy notice of the exam first.',
  { rulesVersion: 'text', privacyVersion: 'text' },
) {}

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

  override readonly details: ClosedDetails;

  constructor(details: ClosedDetails) {
    super('The session is closed.');
    this.details = onlyDetails(details, { state: true, closedAt: true, receipt: true, kept: true });
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

/** A revision is stored already with other content. The responses without a conflict are saved. */
export class RevisionConflict extends DomainError {
  readonly code = 'REVISION_CONFLICT';
  readonly kind = 'conflict';
  // Up to 200 of the candidate's own responses, from which the page goes on.
  override readonly maxDetailsLength = Infinity;

  declare readonly details: RevisionConflictDetails;

  constructor(details: RevisionConflictDetails) {
    super(
      'A revision was already used for other content; send it again with a higher one.',
      onlyDetails(details, { saved: true, conflicts: true }),
    );
  }
}

export class InvalidResponse extends DomainError {
  readonly code = 'INVALID_RESPONSE';
  readonly kind = 'invalid_content';

  constructor(details: { index: number; itemNumber: unknown; problem: string }) {
    super(
      `Item ${String(details.itemNumber)}: ${details.problem}`,
      onlyDetails(details, { index: true, itemNumber: true, problem: true }),
    );
  }
}

/** A 422 with the code of a wrong form, which clients do not send again. */
export class TooManyResponses extends DomainError {
  readonly code = 'INVALID_RESPONSE';
  readonly kind = 'invalid_content';

  constructor({ itemNumber, maxRows }: { itemNumber: number; maxRows: number }) {
    super(`This session has been changed ${maxRows} times, more is not kept. Submit it.`, {
      index: 0,
      itemNumber,
      maxRows,
      problem: 'too many changes',
    });
  }
}

/**
 * The form is valid, but the database refuses the content. The code is that of a wrong form, which clients do not send
 * again: a retry would block all later saves.
 */
export class ResponseNotStorable extends DomainError {
  readonly code = 'INVALID_RESPONSE';
  readonly kind = 'invalid_content';

  /** `itemNumber` is null for a request with several responses. Sent one at a time, the other responses are saved. */
  constructor({ itemNumber }: { itemNumber: number | null }) {
    const what =
      itemNumber === null
        ? 'One of the responses cannot be stored; send them one at a time.'
        : `Item ${itemNumber}: the response cannot be stored.`;
    super(what, { index: itemNumber === null ? null : 0, itemNumber, problem: 'cannot be stored' });
  }
}

export class TooEarlyToSubmit extends domainError('TOO_EARLY_TO_SUBMIT', 'conflict', 'It is too early to submit.', {
  earliestSubmissionAt: 'text',
}) {}

/** `after` is not the `nextAfter` of a page in the same order. */
export class InvalidListPosition extends DomainError {
  readonly code = 'INVALID_LIST_POSITION';
  readonly kind = 'invalid_request';

  constructor() {
    super('after: send the nextAfter of a page in the same order, or nothing for the first page.', { field: 'after' });
  }
}

/** The limit covers all time added to the session. */
export class AddedTimeLimit extends DomainError {
  readonly code = 'ADDED_TIME_LIMIT';
  readonly kind = 'conflict';

  constructor(details: { limitMinutes: number; addedMinutes: number; leftMinutes: number }) {
    super(
      `You may add ${details.limitMinutes} minutes to a session of this exam in all; ${details.leftMinutes} are left.`,
      onlyDetails(details, { limitMinutes: true, addedMinutes: true, leftMinutes: true }),
    );
  }
}

/** The state of the session does not allow the staff act. */
export class SessionNotOpen extends domainError('SESSION_NOT_OPEN', 'conflict', 'The session is not open any more.', {
  state: 'text',
}) {}

export class BatchNotFound extends notFound('There is no such act on many sessions.') {}

export class NobodyInBatch extends domainError(
  'NOBODY_IN_BATCH',
  'conflict',
  'Nobody within your reach is among those whom this is for.',
) {}

export class BatchTooLarge extends domainError(
  'BATCH_TOO_LARGE',
  'conflict',
  'That are too many people for one act; choose a sitting or a county.',
  { people: 'number', limit: 'number' },
) {}

export class SessionNotReopenable extends domainError(
  'SESSION_NOT_REOPENABLE',
  'conflict',
  'Only a session that was handed in, timed out or was closed can be reopened.',
  { state: 'text' },
) {}

export class ReopenDeadline extends domainError(
  'REOPEN_DEADLINE',
  'conflict',
  'A reopened session ends no earlier than before, and within four hours.',
  { earliest: 'text', latest: 'text' },
) {}
