import { DomainError, domainError } from '@sunflower/platform';
import type { WrongPlace } from './point-tree';

export class PointNameTaken extends DomainError {
  readonly code = 'POINT_NAME_TAKEN';
  readonly kind = 'conflict';

  constructor(title: string) {
    super('Another knowledge point of this domain has this name, or had it.', { title });
  }
}

export class PointGone extends domainError('POINT_GONE', 'conflict', 'There is no such knowledge point any more.') {}

export class PointNotThere extends DomainError {
  readonly code = 'POINT_CANNOT_STAND_THERE';
  readonly kind = 'conflict';

  constructor(why: WrongPlace) {
    super('The knowledge point cannot stand there.', { why });
  }
}

export class PointInUse extends domainError(
  'POINT_IN_USE',
  'conflict',
  'Questions or other points belong to this knowledge point; merge it into another instead.',
) {}

export class TooManyPoints extends DomainError {
  readonly code = 'TOO_MANY_POINTS';
  readonly kind = 'conflict';

  constructor({ max }: { max: number }) {
    super(`A bank has at most ${max} knowledge points.`, { max });
  }
}
