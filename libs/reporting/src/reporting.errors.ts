import { DomainError } from '@sunflower/platform';

export class ResultsNotReleased extends DomainError {
  readonly code = 'RESULTS_NOT_RELEASED';
  readonly kind = 'conflict';

  constructor(details: { examId: string }) {
    super('No grading run of this exam is released; release one first.', details);
  }
}

/** Only what was marked as a rehearsal when it was made can be deleted. */
export class NotARehearsal extends DomainError {
  readonly code = 'NOT_A_REHEARSAL';
  readonly kind = 'conflict';

  constructor(details: { examId: string }) {
    super('This exam is not a rehearsal; its sessions, results and certificates are kept.', details);
  }
}

/** Somebody still sits in it. */
export class RehearsalRunning extends DomainError {
  readonly code = 'REHEARSAL_RUNNING';
  readonly kind = 'conflict';

  constructor(details: { examId: string; inProgress: number }) {
    super('Sessions of this rehearsal are still open; wait for their time to end, or close them, then purge.', details);
  }
}
