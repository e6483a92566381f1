import type { CountingAttempt } from '@sunflower/exam';
import type { Outcome } from '../result/outcome';

/** One attempt of a person under one run. */
export interface Attempt {
  registrationId: string;
  /** 1, 2, 3 … of the person in the exam. */
  attemptNumber: number;
  outcome: Outcome;
  /** Null unless graded. */
  scoreMillipoints: number | null;
  maxMillipoints: number;
  passed: boolean;
}

// Of two attempts, the heavier outcome counts: one that was sat before an absence, an absence before a deferral.
const WEIGHT: Record<Outcome, number> = { graded: 4, violation: 3, annulled: 2, absent: 1, deferred: 0 };

const wasSat = ({ outcome }: Attempt): boolean => WEIGHT[outcome] > WEIGHT.absent;

/**
 * The attempt of one person that counts, by the exam's rule; null without attempts. An absence or a deferral counts
 * only where no attempt was sat. Of equal attempts the earlier one counts.
 */
export function countingAttempt({
  rule,
  attempts,
}: {
  rule: CountingAttempt;
  attempts: readonly Attempt[];
}): Attempt | null {
  const inOrder = [...attempts].sort((a, b) => a.attemptNumber - b.attemptNumber);
  const sat = inOrder.filter(wasSat);
  if (sat.length === 0) return inOrder.reduce<Attempt | null>((top, one) => better(top, one), null);
  switch (rule) {
    case 'first':
      return sat[0] as Attempt;
    case 'latest':
      return sat.at(-1) as Attempt;
    case 'best':
      return sat.reduce<Attempt | null>((top, one) => better(top, one), null);
  }
}

const better = (top: Attempt | null, one: Attempt): Attempt =>
  top === null || isBetter({ one, than: top }) ? one : top;

function isBetter({ one, than }: { one: Attempt; than: Attempt }): boolean {
  if (one.passed !== than.passed) return one.passed;
  if (one.outcome !== than.outcome) return WEIGHT[one.outcome] > WEIGHT[than.outcome];
  // A dropped item lowers the maximum of the papers that hold it, so shares are compared; cross-multiplied to stay
  // exact.
  return (
    BigInt(one.scoreMillipoints ?? 0) * BigInt(than.maxMillipoints) >
    BigInt(than.scoreMillipoints ?? 0) * BigInt(one.maxMillipoints)
  );
}
