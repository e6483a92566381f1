import { DomainError, domainError, faultTable, onlyDetails, type Fault } from '@sunflower/platform';

export const overrideFault = faultTable({
  QUESTION_NOT_IN_POOL: 'this question version is not in the pool of the exam; take one that is',
  KEY_NOT_EXPECTED: '{kind} takes no key; leave it out',
  KEY_OF_WRONG_FORM: 'a {type} question needs a key {form}',
  KEY_OF_ESSAY: 'an essay has no key; drop it or award it to all',
  OVERRIDES_CONTRADICT: 'the list has {earlier} for this question version already; keep one of them',
  EVERY_QUESTION_DROPPED: 'every question of the exam would be dropped; keep one',
});

export interface OverrideFault extends Fault {
  /** 0-based place in the received list. */
  index: number;
  questionVersionId: string;
}

export class InvalidOverrides extends DomainError {
  readonly code = 'INVALID_OVERRIDES';
  readonly kind = 'invalid_content';

  constructor(faults: OverrideFault[]) {
    super(`Override ${faults.map(({ index, problem }) => `${index}: ${problem}`).join('; ')}`, { faults });
  }
}

/** The exam draws from a bank that its organisation may use but not read. */
export class KeysNotReadable extends domainError(
  'KEYS_NOT_READABLE',
  'refused',
  'Only who may read the questions of the bank decides how one of them counts; ask the owner of the bank.',
) {}

export class GradingRunNotFound extends domainError(
  'GRADING_RUN_NOT_FOUND',
  'not_found',
  'There is no such grading run.',
) {}

export interface ReleaseObstacles {
  /** Sessions in progress. */
  openSessions: number;
  /** Closed sessions without a result under the run. */
  ungradedSessions: number;
  /** All sittings where none has closed; otherwise the sittings that were released and then reopened. */
  openSittings: number;
}

export class ReleaseRefused extends DomainError {
  readonly code = 'RELEASE_REFUSED';
  readonly kind = 'conflict';

  constructor(details: ReleaseObstacles) {
    super(
      `Not yet: ${details.openSessions} sessions are open, ${details.ungradedSessions} are not graded, ${details.openSittings} sittings have not closed.`,
      onlyDetails(details, { openSessions: true, ungradedSessions: true, openSittings: true }),
    );
  }
}

/** A later run was made for late responses before this one was released. */
export class RunMerged extends DomainError {
  readonly code = 'RUN_MERGED';
  readonly kind = 'conflict';

  constructor(details: { mergedIntoRunNumber: number }) {
    super(
      `Run ${details.mergedIntoRunNumber} takes in these late responses and later ones; release that one.`,
      onlyDetails(details, { mergedIntoRunNumber: true }),
    );
  }
}

/** A newer run of the exam is released; an older run can no longer be released. */
export class RunSuperseded extends DomainError {
  readonly code = 'RUN_SUPERSEDED';
  readonly kind = 'conflict';

  constructor(details: { releasedRunNumber: number }) {
    super(
      `Run ${details.releasedRunNumber} has been released already; make a new run.`,
      onlyDetails(details, { releasedRunNumber: true }),
    );
  }
}

/** A certificate exists only on a released result, so this error also protects certificates. */
export class ResultsReleased extends domainError(
  'RESULTS_RELEASED',
  'conflict',
  'The results of this sitting are released, and a certificate may stand on them; a session cannot be reopened any more.',
) {}
