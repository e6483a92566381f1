import { domainError } from '@sunflower/platform';

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
