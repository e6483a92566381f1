import { domainError } from '@sunflower/platform';

export class ResultsNotReleased extends domainError<{ examId: string }>(
  'RESULTS_NOT_RELEASED',
  'conflict',
  'No grading run of this exam is released; release one first.',
) {}

/** Only what was marked as a rehearsal when it was made can be deleted. */
export class NotARehearsal extends domainError<{ examId: string }>(
  'NOT_A_REHEARSAL',
  'conflict',
  'This exam is not a rehearsal; its sessions, results and certificates are kept.',
) {}

/** Somebody still sits in it. */
export class RehearsalRunning extends domainError<{ examId: string; inProgress: number }>(
  'REHEARSAL_RUNNING',
  'conflict',
  'Sessions of this rehearsal are still open; wait for their time to end, or close them, then purge.',
) {}

/** The exam draws from a bank that its organisation may use, but not read. */
export class StatisticsNotReadable extends domainError(
  'STATISTICS_NOT_READABLE',
  'refused',
  'Statistics show which option is right: only who may read the questions of the bank sees them.',
) {}

/** They are being made. */
export class StatisticsNotMade extends domainError<{ examId: string }>(
  'STATISTICS_NOT_MADE',
  'conflict',
  'The statistics of this exam are not made yet; ask for them on the page, and come back in a moment.',
) {}
