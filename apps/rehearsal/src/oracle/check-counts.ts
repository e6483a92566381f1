import type { Candidate } from '../candidates/candidate';
import type { Complaints } from './complaints';

/** As shown on the administrator's screen during the exam. */
export interface LiveCounts {
  registered: number;
  notStarted: number;
  inProgress: number;
  submitted: number;
  timedOut: number;
  closed: number;
  voided: number;
  graded: number;
  ungraded: number;
  earlierAttempts: number;
}

/** After the exam, the counts must match the candidates' own records. */
export function checkCounts({
  counts,
  candidates,
  complaints,
}: {
  counts: LiveCounts;
  candidates: readonly Candidate[];
  complaints: Complaints;
}): void {
  const started = candidates.filter(({ session }) => session !== null).length;
  const closedAs = (state: string): number => candidates.filter(({ closing }) => closing?.state === state).length;
  const expected: LiveCounts = {
    registered: candidates.length,
    notStarted: candidates.length - started,
    inProgress: 0,
    submitted: closedAs('submitted'),
    timedOut: closedAs('timed_out'),
    closed: 0,
    voided: 0,
    graded: started,
    ungraded: 0,
    // Nobody in a rehearsal is registered twice.
    earlierAttempts: 0,
  };
  for (const [name, value] of Object.entries(expected)) {
    const counted = counts[name as keyof LiveCounts];
    if (counted !== value) complaints.add('wrong', `the live counts say ${name} ${counted}, the candidates ${value}`);
  }
}
