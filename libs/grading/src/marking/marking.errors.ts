import { DomainError, domainError, onlyDetails } from '@sunflower/platform';

/** The same answer for unknown scripts, scripts of other markers and exams out of reach. */
export class ScriptNotFound extends domainError(
  'SCRIPT_NOT_FOUND',
  'not_found',
  'There is no such script, or it is not allotted to you.',
) {}

/** The question is not an essay of this exam. */
export class QuestionNotMarked extends domainError(
  'QUESTION_NOT_MARKED',
  'invalid_content',
  'The exam has no such essay question.',
) {}

/** The claim expired, and other markers have given all the marks that the script needs. */
export class ScriptTaken extends domainError(
  'SCRIPT_TAKEN',
  'conflict',
  'Other markers have marked this script meanwhile; it needs no further mark.',
) {}

export class ScriptSettled extends domainError(
  'SCRIPT_SETTLED',
  'conflict',
  'Marking was closed for this script; its marks do not change any more.',
) {}

export class ScriptNotDisputed extends domainError(
  'SCRIPT_NOT_DISPUTED',
  'conflict',
  'Markers are still at work on this script; only a disputed or a settled one is decided.',
) {}

/** The same marker has changed the mark in another window. */
export class MarkChanged extends DomainError {
  readonly code = 'MARK_CHANGED';
  readonly kind = 'conflict';

  constructor(details: { revision: number; points: number[]; remark: string }) {
    super(
      'You have changed this mark in another window; look at it before you change it again.',
      onlyDetails(details, { revision: true, points: true, remark: true }),
    );
  }
}

export class InvalidMark extends DomainError {
  readonly code = 'INVALID_MARK';
  readonly kind = 'invalid_content';

  constructor(details: { criteria: number; criterion: number | null; maxPoints: number | null }) {
    super(
      details.criterion === null
        ? `Give points for each of the ${details.criteria} criteria.`
        : `Criterion ${details.criterion} gives 0 to ${details.maxPoints} points.`,
      onlyDetails(details, { criteria: true, criterion: true, maxPoints: true }),
    );
  }
}

/** Marks exist. */
export class MarkingBegun extends domainError(
  'MARKING_BEGUN',
  'conflict',
  'Marking has begun: the rubric of a question, and the rules of marking, do not change any more.',
) {}

export class LotNotThere extends domainError(
  'LOT_NOT_THERE',
  'invalid_content',
  'The exam has fewer lots; choose one of them, or all.',
  { lots: 'number' },
) {}

export class MarkerUnfit extends domainError(
  'MARKER_UNFIT',
  'invalid_content',
  'There is no such active account; choose another one.',
  { staffId: 'text' },
) {}

/** Names the questions with unfinished scripts. */
export class MarkingIncomplete extends DomainError {
  readonly code = 'MARKING_INCOMPLETE';
  readonly kind = 'conflict';

  constructor(details: { open: number; disputed: number; questions: { questionCode: string; scripts: number }[] }) {
    super(
      `Not yet: ${details.open} scripts lack a mark, ${details.disputed} wait for a decision.`,
      onlyDetails(details, { open: true, disputed: true, questions: true }),
    );
  }
}
