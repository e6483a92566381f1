/** `first` is the only one for most; `make_up` is another sitting for somebody whose attempts are over. */
export const ATTEMPT_KINDS = ['first', 'make_up'] as const;
export type AttemptKind = (typeof ATTEMPT_KINDS)[number];

/** Why a make-up was refused to somebody. */
export const MAKE_UP_REFUSALS = ['EARLIER_ATTEMPT_OPEN', 'NO_EARLIER_ATTEMPT', 'ALREADY_PASSED'] as const;
export type MakeUpRefusal = (typeof MAKE_UP_REFUSALS)[number];

export interface EarlierRegistration {
  sittingId: string;
  attemptNumber: number;
  outcome: 'deferred' | 'violation' | 'annulled' | null;
  /** Close of its sitting plus its own extra time. */
  endsAt: number;
}

export type AttemptDecision =
  | { kind: 'register'; attemptNumber: number }
  | { kind: 'already_registered' }
  | { kind: 'earlier_attempt_open' }
  | { kind: 'no_earlier_attempt' }
  | { kind: 'already_passed' };

/** Whether a person may be registered for this sitting, and as which attempt. `earlier`: theirs in this exam. */
export function decideAttempt({
  attempt,
  sittingId,
  earlier,
  hasPassed,
  now,
}: {
  attempt: AttemptKind;
  sittingId: string;
  earlier: readonly EarlierRegistration[];
  /** By the exam's released results. */
  hasPassed: boolean;
  now: number;
}): AttemptDecision {
  if (earlier.some((registration) => registration.sittingId === sittingId)) return { kind: 'already_registered' };
  switch (attempt) {
    case 'first':
      return earlier.length > 0 ? { kind: 'already_registered' } : { kind: 'register', attemptNumber: 1 };
    case 'make_up':
      if (earlier.length === 0) return { kind: 'no_earlier_attempt' };
      if (hasPassed) return { kind: 'already_passed' };
      if (!earlier.every((registration) => isOver({ registration, now }))) return { kind: 'earlier_attempt_open' };
      return { kind: 'register', attemptNumber: Math.max(...earlier.map(({ attemptNumber }) => attemptNumber)) + 1 };
  }
}

// Deferred (缓考) means another sitting instead, so there is no need to wait for this one to close.
const isOver = ({ registration, now }: { registration: EarlierRegistration; now: number }): boolean =>
  registration.outcome === 'deferred' || now >= registration.endsAt;
