import { domainError, notFound } from '@sunflower/platform';

export class ResultsNotReleased extends domainError(
  'RESULTS_NOT_RELEASED',
  'conflict',
  'No grading run of this exam is released; release one first.',
  { examId: 'text' },
) {}

/** Only an exam created as a rehearsal can be deleted. */
export class NotARehearsal extends domainError(
  'NOT_A_REHEARSAL',
  'conflict',
  'This exam is not a rehearsal; its sessions, results and certificates are kept.',
  { examId: 'text' },
) {}

/** Sessions of the rehearsal are still open. */
export class RehearsalRunning extends domainError(
  'REHEARSAL_RUNNING',
  'conflict',
  'Sessions of this rehearsal are still open; wait for their time to end, or close them, then purge.',
  { examId: 'text', inProgress: 'number' },
) {}

/** The exam draws from a bank that its organisation may use but not read. */
export class StatisticsNotReadable extends domainError(
  'STATISTICS_NOT_READABLE',
  'refused',
  'Statistics show which option is right: only who may read the questions of the bank sees them.',
) {}

/** The statistics have not been made yet. */
export class StatisticsNotMade extends domainError(
  'STATISTICS_NOT_MADE',
  'conflict',
  'The statistics of this exam are not made yet; ask for them on the page, and come back in a moment.',
  { examId: 'text' },
) {}

/** There is no such kind of data. */
export class RetentionKindNotFound extends notFound('There is no such kind of data to erase.') {}

/** The exam has no rule for this kind of data. */
export class NothingPlanned extends domainError(
  'RETENTION_NOT_PLANNED',
  'conflict',
  'Nothing is planned for this kind of data.',
) {}

/** Too early for a mistake to be noticed, or too far away to mean anything. */
export class RetentionTimeOutOfRange extends domainError(
  'RETENTION_TIME_OUT_OF_RANGE',
  'invalid_content',
  'Data is erased a week from now at the earliest, and in 30 years at the latest.',
  { earliest: 'text', latest: 'text' },
) {}

/** The erasing has begun. */
export class RetentionUnderWay extends domainError(
  'RETENTION_UNDER_WAY',
  'conflict',
  'This data is being erased, or is erased already; what is gone does not come back.',
) {}
