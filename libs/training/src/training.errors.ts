import { DomainError, domainError, type Fault, faultTable } from '@sunflower/platform';

export class TrainingUnitNotFound extends domainError(
  'TRAINING_UNIT_NOT_FOUND',
  'not_found',
  'There is no such training unit, or it is outside of what you may see.',
) {}

export class InvalidTrainingText extends DomainError {
  readonly code = 'INVALID_TRAINING_TEXT';
  readonly kind = 'invalid_content';

  constructor(fault: Fault) {
    super(`The text of the training unit ${fault.problem}.`, { faults: [{ field: 'bodyMarkdown', ...fault }] });
  }
}

export const unitFileFault = faultTable({
  UNIT_FILE_WITHOUT_TITLE: 'must begin with a line "# title" and say something below it',
});
