import type { CountingAttempt } from '@sunflower/exam';
import type { Outcome } from '../result/outcome';
import type { Standing } from '../result/standing';
import { countingAttempt } from './counting-attempt';

interface Judged<Facts> {
  facts: Facts;
  standing: Standing;
}

type Graded = Standing & { outcome: Outcome };

/**
 * A person's standing under a run, by the attempt that counts; null where the release takes in no attempt. The standing
 * is `ungraded` while any attempt is ungraded.
 */
export function standingOfPerson<Facts extends { registrationId: string; attemptNumber: number }>({
  rule,
  attempts,
}: {
  rule: CountingAttempt;
  attempts: readonly { facts: Facts; standing: Standing | null }[];
}): Judged<Facts> | null {
  const takenIn = attempts.filter((one): one is Judged<Facts> => one.standing !== null);
  const ungraded = takenIn.find(({ standing }) => standing.outcome === 'ungraded');
  if (ungraded) return ungraded;
  const counting = countingAttempt({
    rule,
    attempts: takenIn.map(({ facts: { registrationId, attemptNumber }, standing }) => ({
      ...(standing as Graded),
      registrationId,
      attemptNumber,
    })),
  });
  return takenIn.find(({ facts }) => facts.registrationId === counting?.registrationId) ?? null;
}
