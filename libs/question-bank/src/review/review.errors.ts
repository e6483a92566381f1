import { DomainError, domainError } from '@sunflower/platform';
import type { QuestionState } from '../question/question-content';

/** Four eyes: whoever wrote a part of what is approved may not approve it. */
export class OwnQuestion extends domainError(
  'OWN_QUESTION',
  'conflict',
  'You wrote a part of it; somebody else approves it.',
) {}

/** Two different people: nobody stands for both. */
export class AlreadyApproved extends domainError(
  'ALREADY_APPROVED',
  'conflict',
  'You approved this version already; another reviewer has to approve it too.',
) {}

export class WrongQuestionState extends DomainError {
  readonly code = 'WRONG_QUESTION_STATE';
  readonly kind = 'conflict';

  constructor(state: QuestionState) {
    super(`The question is ${state} now; look at it again.`, { state });
  }
}

export class QuestionUsed extends domainError(
  'QUESTION_USED',
  'conflict',
  'A locked exam has the question, so it stays on record; retire it instead.',
) {}

export class TooManyComments extends DomainError {
  readonly code = 'TOO_MANY_COMMENTS';
  readonly kind = 'conflict';

  constructor({ max }: { max: number }) {
    super(`A question has at most ${max} comments.`, { max });
  }
}
