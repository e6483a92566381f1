import type { SeededRandom } from '../seeded-random';

/** What makes one candidate different from the next. Places on the paper are counted from 0. */
export interface Habits {
  /** How likely each answer is the right one, 0…1. */
  ability: number;
  /** When the last item is answered, as a part of the time from start to deadline. Above 1: still writing when time is up. */
  finishesAt: number;
  /** False: never hands in, and is timed out. */
  submits: boolean;
  /** Hands in here, what follows left blank. */
  handsInBeforeItem: number | null;
  /** How many of the last answers are only sent along with the submit. */
  answersInSubmit: number;
  /** How likely an answer is followed by a change of an earlier one, is sent twice, or overtaken by its own change. */
  changes: number;
  doubles: number;
  overtakes: number;
  /** Loses the network at this item, for this part of the exam. */
  offline: { atItem: number; forPart: number } | null;
  /** Cuts single sends and repeats them. */
  cuts: number;
  movesToOtherDeviceAtItem: number | null;
  reloadsAtItem: number | null;
  // What follows provokes a refusal on purpose.
  typesWrongCode: boolean;
  startsTooEarly: boolean;
  triesWithoutConsent: boolean;
  /** The others have signed in before. */
  comesAfterTheBell: boolean;
  /** False: its client knows no sealed papers. */
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
  /** 1, or less when the exam is cut off: what happens at an item then happens at one that is reached. */
  partOfPaper: number;
  random: SeededRandom;
  /** True: every fourth hands in somewhere on the way, so that there is something to grade all along. */
  handsInAllAlong?: boolean;
}

/** Rare habits go by the candidate's number, so that even a small rehearsal has each of them; the rest is drawn. */
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
    // Before the bell everybody is told that it has not rung, whatever else is missing.
    comesAfterTheBell: oneIn(10, 2) || oneIn(75, 16),
    fetchesItsPaper: !oneIn(10, 6),
    sendsInvalidAtItem: oneIn(60, 10) ? somewhere() : null,
    reusesRevisionAtItem: oneIn(60, 11) ? somewhere() : null,
    triesOtherSession: oneIn(90, 12),
    triesWithoutCookie: oneIn(90, 13),
    triesAfterClose: oneIn(20, 7) || oneIn(30, 14),
    // Else nobody would hand in: the end comes before the paper's.
    handsInBeforeItem: partOfPaper < 1 && oneIn(50, 15) ? 1 + somewhere() : null,
  };
}
