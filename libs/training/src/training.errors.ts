import { DomainError } from '@sunflower/platform';

export class TrainingUnitNotFound extends DomainError {
  readonly code = 'TRAINING_UNIT_NOT_FOUND';
  readonly kind = 'not_found';

  constructor() {
    super('There is no such training unit, or it is outside of what you may see.');
  }
}

export class InvalidTrainingText extends DomainError {
  readonly code = 'INVALID_TRAINING_TEXT';
  readonly kind = 'invalid_content';

  constructor(problem: string) {
    super(`The text of the training unit ${problem}.`, { field: 'bodyMarkdown', problem });
  }
}
