import { domainError } from '@sunflower/platform';

/** A second one would halve the speed of both. */
export class HallPaperUnderWay extends domainError(
  'HALL_PAPER_UNDER_WAY',
  'too_many',
  'Your last print is still being made; wait for its end.',
) {
  override readonly retryAfterSeconds = 5;
}

export class NothingToPrint extends domainError(
  'NOTHING_TO_PRINT',
  'conflict',
  'There is nobody and no room to print; choose rooms and seat people first.',
) {}
