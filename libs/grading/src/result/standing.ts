import type { RegistrationOutcome } from '@sunflower/exam';
import type { SessionState } from '@sunflower/exam-session';
import type { Outcome } from './outcome';

/** What one registration has under one run. */
export interface Standing {
  /** `ungraded`: the session is open, or closed and not graded yet. */
  outcome: Outcome | 'ungraded';
  /** Null unless graded. */
  scoreMillipoints: number | null;
  maxMillipoints: number;
  passed: boolean;
}

export interface StandingFacts {
  /** Of the run, as stored. */
  result: (Pick<Standing, 'scoreMillipoints' | 'maxMillipoints' | 'passed'> & { outcome: Outcome }) | null;
  /** What an administrator decided about the registration. */
  decided: RegistrationOutcome | null;
  /** Null: never started. */
  sessionState: SessionState | null;
  examMaxMillipoints: number;
}

/**
 * What a release of the run would make of a registration: what was decided about it goes before what its session came to,
 * and who never started was absent.
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
  // A preparation of a release took them for absent, came to nothing, and they came after all.
  const isOutdated = result?.outcome === 'absent' && sessionState !== null;
  if (result !== null && !isOutdated) return result;
  return without(sessionState === null ? 'absent' : 'ungraded');
}

export type StandingChange = 'newly_passed' | 'newly_failed' | 'outcome' | 'points' | 'none';

/** The weightiest thing that changed. Without a standing before, nobody had passed. */
export function standingChange({ before, after }: { before: Standing | null; after: Standing }): StandingChange {
  if (after.passed && !before?.passed) return 'newly_passed';
  if (before?.passed && !after.passed) return 'newly_failed';
  if (before?.outcome !== after.outcome) return 'outcome';
  return before.scoreMillipoints === after.scoreMillipoints && before.maxMillipoints === after.maxMillipoints
    ? 'none'
    : 'points';
}
