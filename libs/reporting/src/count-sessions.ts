import type { EarlierGroup, SessionGroup } from './session-counts.repository';

/**
 * The state of an exam, counted in people, each by the latest attempt. `registered` is the sum of `notStarted`,
 * `inProgress`, `submitted`, `timedOut`, `closed` and `voided`.
 */
export interface LiveCounts {
  registered: number;
  notStarted: number;
  inProgress: number;
  submitted: number;
  timedOut: number;
  closed: number;
  voided: number;
  /** Open sessions that an invigilator has locked; also counted in `inProgress`. */
  locked: number;
  /** Ended sessions with a result; `ungraded` are ended sessions without one. */
  graded: number;
  ungraded: number;
  /** Attempts followed by another attempt of the same person; not counted in `registered`. */
  earlierAttempts: number;
}

export function countSessions({
  registered,
  groups,
  earlier,
}: {
  /** Number of registrations, all attempts; `groups` counts the sessions of all attempts. */
  registered: number;
  groups: readonly SessionGroup[];
  /** The attempts that are not their person's latest. */
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
  // Never below zero, in case a registration is withdrawn between the two counts.
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
