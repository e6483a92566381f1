import type { RegistrationOutcome } from '@sunflower/exam';
import type { SessionState } from '@sunflower/exam-session';
import type { Outcome } from './outcome';

/** The standing of one registration under one run. */
export interface Standing {
  /** `ungraded`: the session is open, or closed and not yet graded. */
  outcome: Outcome | 'ungraded';
  /** Null unless graded. */
  scoreMillipoints: number | null;
  maxMillipoints: number;
  passed: boolean;
}

export interface StandingFacts {
  /** The result of the run, as stored. */
  result: (Pick<Standing, 'scoreMillipoints' | 'maxMillipoints' | 'passed'> & { outcome: Outcome }) | null;
  /** The outcome that an administrator decided for the registration. */
  decided: RegistrationOutcome | null;
  /** Null when the session was never started. */
  sessionState: SessionState | null;
  examMaxMillipoints: number;
}

/**
 * The standing that a release of the run would give a registration. A decided outcome precedes the result of the
 * session; a registration that never started is absent.
 */
export function standingAtRelease({ result, decided, sessionState, examMaxMillipoints }: StandingFacts): Standing {
  const without = (outcome: Standing['outcome']): Standing => ({
    outcome,
    scoreMillipoints: null,
    maxMillipoints: result?.maxMillipoints ?? examMaxMillipoints,
    passed: false,
  });
  if (decided !== null) return without(decided);
  if (sessionState === 'voided') return without('annulled');
  // An abandoned preparation stored `absent`, and the candidate started afterwards.
  const isOutdated = result?.outcome === 'absent' && sessionState !== null;
  if (result !== null && !isOutdated) return result;
  return without(sessionState === null ? 'absent' : 'ungraded');
}

export type StandingChange = 'newly_passed' | 'newly_failed' | 'outcome' | 'points' | 'none';

/** The most important change. Without a standing before, the registration counts as not passed. */
export function standingChange({ before, after }: { before: Standing | null; after: Standing }): StandingChange {
  if (after.passed && !before?.passed) return 'newly_passed';
  if (before?.passed && !after.passed) return 'newly_failed';
  if (before?.outcome !== after.outcome) return 'outcome';
  return before.scoreMillipoints === after.scoreMillipoints && before.maxMillipoints === after.maxMillipoints
    ? 'none'
    : 'points';
}
