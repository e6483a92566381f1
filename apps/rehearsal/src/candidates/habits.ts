import type { SeededRandom } from '../seeded-random';

/** The behaviour of one candidate. Places on the paper are 0-based. */
export interface Habits {
  /** Probability that an answer is right, 0…1. */
  ability: number;
  /** Time of the last answer, as a share of the time from start to deadline. Above 1: still writing when time is up. */
  finishesAt: number;
  /** False: never hands in, and times out. */
  submits: boolean;
  /** Hands in before this item and leaves the rest blank. */
  handsInBeforeItem: number | null;
  /** Number of last answers that are sent only with the submit. */
  answersInSubmit: number;
  /**
   * Probability that an answer is followed by a change of an earlier one; likewise `doubles`, that it is sent twice,
   * and `overtakes`, that its own change arrives first.
   */
  changes: number;
  doubles: number;
  overtakes: number;
  /** Loses the network at this item, for this share of the exam. */
  offline: { atItem: number; forPart: number } | null;
  /** Probability that a single send is cut off and repeated. */
  cuts: number;
  movesToOtherDeviceAtItem: number | null;
  reloadsAtItem: number | null;
  // The habits below provoke refusals on purpose, except where noted.
  typesWrongCode: boolean;
  startsTooEarly: boolean;
  triesWithoutConsent: boolean;
  /** Signs in after the bell; most candidates sign in before it. */
  comesAfterTheBell: boolean;
  /** False: its client does not know sealed papers. */
  fetchesItsPaper: boolean;
  sendsInvalidAtItem: number | null;
  reusesRevisionAtItem: number | null;
  triesOtherSession: boolean;
  triesWithoutCookie: boolean;
  triesAfterClose: boolean;
}

interface Person {
  number: number;
  itemCount: number;
  /** 1, or less when the exam is cut off; events are then put at items that are reached. */
  partOfPaper: number;
  random: SeededRandom;
  /** True: every fourth candidate hands in at some point, so that there is grading throughout. */
  handsInAllAlong?: boolean;
}

/** Rare habits depend on the candidate's number, so that even a small rehearsal has each of them; others are random. */
export function drawHabits({ number, itemCount, partOfPaper, random, handsInAllAlong = false }: Person): Habits {
  const oneIn = (every: number, offset: number): boolean => number % every === offset % every;
  const reachedCount = Math.max(1, Math.floor(itemCount * partOfPaper));
  const somewhere = (): number => random.below(reachedCount);
  const submits = !oneIn(20, 7);
  const writesToTheEnd = oneIn(40, 7);
  const isEarly = handsInAllAlong && submits && oneIn(4, 1);
  return {
    ability: random.between({ min: 0.25, max: 0.95 }),
    finishesAt: random.between(
      isEarly
        ? { min: 0.1, max: 0.8 }
        : submits
          ? { min: 0.8, max: 0.92 }
          : writesToTheEnd
            ? { min: 1.05, max: 1.15 }
            : { min: 0.7, max: 1 },
    ),
    submits,
    answersInSubmit: oneIn(10, 3) ? 1 + random.below(5) : 0,
    changes: 0.08,
    doubles: 0.02,
    overtakes: 0.01,
    offline: oneIn(25, 4) ? { atItem: somewhere(), forPart: random.between({ min: 0.05, max: 0.15 }) } : null,
    cuts: 0.004,
    movesToOtherDeviceAtItem: oneIn(33, 5) ? somewhere() : null,
    reloadsAtItem: oneIn(40, 6) ? somewhere() : null,
    typesWrongCode: oneIn(60, 8),
    startsTooEarly: oneIn(75, 9),
    triesWithoutConsent: oneIn(75, 16),
    // Before the bell every start is refused as too early, whatever else is missing.
    comesAfterTheBell: oneIn(10, 2) || oneIn(75, 16),
    fetchesItsPaper: !oneIn(10, 6),
    sendsInvalidAtItem: oneIn(60, 10) ? somewhere() : null,
    reusesRevisionAtItem: oneIn(60, 11) ? somewhere() : null,
    triesOtherSession: oneIn(90, 12),
    triesWithoutCookie: oneIn(90, 13),
    triesAfterClose: oneIn(20, 7) || oneIn(30, 14),
    // Otherwise nobody would hand in, because the exam ends before the paper does.
    handsInBeforeItem: partOfPaper < 1 && oneIn(50, 15) ? 1 + somewhere() : null,
  };
}
