/** `first` is the only one for most; `make_up` is another sitting for somebody whose attempts are over. */
export const ATTEMPT_KINDS = ['first', 'make_up'] as const;
export type AttemptKind = (typeof ATTEMPT_KINDS)[number];

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
  | { kind: 'no_earlier_attempt' };

/** Whether somebody may be registered for this sitting, and as which attempt; `earlier` is of the same person and exam. */
export function decideAttempt({
  attempt,
  sittingId,
  earlier,
  now,
}: {
  attempt: AttemptKind;
  sittingId: string;
  earlier: readonly EarlierRegistration[];
  now: number;
}): AttemptDecision {
  if (earlier.some((registration) => registration.sittingId === sittingId)) return { kind: 'already_registered' };
  switch (attempt) {
    case 'first':
      return earlier.length > 0 ? { kind: 'already_registered' } : { kind: 'register', attemptNumber: 1 };
    case 'make_up':
      if (earlier.length === 0) return { kind: 'no_earlier_attempt' };
      if (!earlier.every((registration) => isOver({ registration, now }))) return { kind: 'earlier_attempt_open' };
      return { kind: 'register', attemptNumber: Math.max(...earlier.map(({ attemptNumber }) => attemptNumber)) + 1 };
  }
}

// Deferred (缓考) means just this: another sitting instead, without waiting for the first to close.
const isOver = ({ registration, now }: { registration: EarlierRegistration; now: number }): boolean =>
  registration.outcome === 'deferred' || now >= registration.endsAt;
