import type { SessionGroup } from './session-counts.repository';

/** How an exam stands. `registered` is the sum of `notStarted`, `inProgress`, `submitted`, `timedOut`, `closed` and `voided`. */
export interface LiveCounts {
  registered: number;
  notStarted: number;
  inProgress: number;
  submitted: number;
  timedOut: number;
  closed: number;
  voided: number;
  /** Open sessions that an invigilator has locked; they are in `inProgress` too. */
  locked: number;
  /** Sessions that have ended: each is either graded or not yet. */
  graded: number;
  ungraded: number;
}

export function countSessions({
  registered,
  groups,
}: {
  registered: number;
  groups: readonly SessionGroup[];
}): LiveCounts {
  const counts: LiveCounts = {
    registered,
    notStarted: 0,
    inProgress: 0,
    submitted: 0,
    timedOut: 0,
    closed: 0,
    voided: 0,
    locked: 0,
    graded: 0,
    ungraded: 0,
  };
  let started = 0;
  for (const { state, locked, gradingNeeded, count } of groups) {
    started += count;
    counts[FIELD_OF_STATE[state]] += count;
    if (state !== 'in_progress') counts[gradingNeeded ? 'ungraded' : 'graded'] += count;
    else if (locked) counts.locked += count;
  }
  // Never below zero, should a registration be withdrawn between the two counts.
  counts.notStarted = Math.max(0, registered - started);
  return counts;
}

const FIELD_OF_STATE = {
  in_progress: 'inProgress',
  submitted: 'submitted',
  timed_out: 'timedOut',
  closed: 'closed',
  voided: 'voided',
} as const satisfies Record<SessionGroup['state'], keyof LiveCounts>;
