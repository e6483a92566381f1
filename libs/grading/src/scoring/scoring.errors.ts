import { DomainError } from '@sunflower/platform';

/** Essays are marked by people; a run cannot grade an exam that holds one. */
export class EssayNotMachineMarked extends DomainError {
  readonly code = 'ESSAY_NOT_MACHINE_MARKED';
  readonly kind = 'conflict';

  constructor(questionVersionId: string) {
    super('An essay cannot be marked by machine.', { questionVersionId });
  }
}

export class KeyDoesNotFit extends DomainError {
  readonly code = 'KEY_DOES_NOT_FIT';
  readonly kind = 'conflict';

  constructor({ versionId, kind }: { versionId: string; kind: string }) {
    super(`A question version has a key of the kind ${kind}, which does not fit its type.`, {
      questionVersionId: versionId,
    });
  }
}

/** A paper holds a question version that is not in its exam's pool: no result is better than a wrong one. */
export class VersionNotInPool extends DomainError {
  readonly code = 'VERSION_NOT_IN_POOL';
  readonly kind = 'conflict';

  constructor(questionVersionId: string) {
    super('A paper holds a question version that is not in the pool of its exam.', { questionVersionId });
  }
}
