import type { EarlierGroup, SessionGroup } from './session-counts.repository';

/** How an exam stands, in people, each by the latest attempt. `registered` is the sum of `notStarted`, `inProgress`, `submitted`, `timedOut`, `closed` and `voided`. */
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
  /** Attempts besides, each followed by another one of the same person. */
  earlierAttempts: number;
}

export function countSessions({
  registered,
  groups,
  earlier,
}: {
  /** Registrations and sessions of every attempt. */
  registered: number;
  groups: readonly SessionGroup[];
  /** Those of them that are no person's latest. */
  earlier: readonly EarlierGroup[];
}): LiveCounts {
  const earlierAttempts = earlier.reduce((sum, { count }) => sum + count, 0);
  const people = registered - earlierAttempts;
  const counts: LiveCounts = {
    registered: people,
    notStarted: 0,
    inProgress: 0,
    submitted: 0,
    timedOut: 0,
    closed: 0,
    voided: 0,
    locked: 0,
    graded: 0,
    ungraded: 0,
    earlierAttempts,
  };
  let started = 0;
  for (const { state, locked, gradingNeeded, count } of [...groups, ...takenAway(earlier)]) {
    started += count;
    counts[FIELD_OF_STATE[state]] += count;
    if (state !== 'in_progress') counts[gradingNeeded ? 'ungraded' : 'graded'] += count;
    else if (locked) counts.locked += count;
  }
  // Never below zero, should a registration be withdrawn between the two counts.
  counts.notStarted = Math.max(0, people - started);
  return counts;
}

const takenAway = (earlier: readonly EarlierGroup[]): SessionGroup[] =>
  earlier.flatMap(({ state, ...group }) => (state === null ? [] : [{ ...group, state, count: -group.count }]));

const FIELD_OF_STATE = {
  in_progress: 'inProgress',
  submitted: 'submitted',
  timed_out: 'timedOut',
  closed: 'closed',
  voided: 'voided',
} as const satisfies Record<SessionGroup['state'], keyof LiveCounts>;
