import { inAll, type Choices } from './option-counts';

export const ITEM_FLAGS = [
  'key_may_be_wrong',
  'negative_discrimination',
  'too_hard',
  'too_easy',
  'dead_option',
] as const;
/** A property of an item that a trainer should review. */
export type ItemFlag = (typeof ITEM_FLAGS)[number];

/** Minimum number of people for flags; fewer say too little about an item. */
export const FEWEST_FOR_FLAGS = 20;
const TOO_EASY_PERCENT = 95;
const TOO_HARD_PERCENT = 20;
/** A wrong option chosen by a smaller share of the people who had the item is a dead option. */
const DEAD_SHARE = 0.01;

interface Judged {
  people: number;
  facilityPercent: number | null;
  guessPercent: number | null;
  discriminationIndex: number | null;
  choices: Choices;
}

/** Flags, the most important first. Empty for an item that does not count or that too few people had. */
export function itemFlags(judged: Judged): ItemFlag[] {
  const { people, facilityPercent, guessPercent, discriminationIndex, choices } = judged;
  if (people < FEWEST_FOR_FLAGS || facilityPercent === null) return [];
  const negative = discriminationIndex !== null && discriminationIndex < 0;
  const flagged: Record<ItemFlag, boolean> = {
    key_may_be_wrong: negative || wrongOptionLeads(choices),
    negative_discrimination: negative,
    too_hard: facilityPercent < TOO_HARD_PERCENT || facilityPercent < (guessPercent ?? 0),
    // Where a guess earns everything, the run awards everybody, and the marks say nothing of the question.
    too_easy: facilityPercent > TOO_EASY_PERCENT && (guessPercent ?? 0) < 100,
    dead_option: choices.options.some(
      ({ right, byThird }) => !right && inAll(byThird) < DEAD_SHARE * inAll(choices.everybody),
    ),
  };
  return ITEM_FLAGS.filter((flag) => flagged[flag]);
}

/** Whether more of the best third chose some wrong option than some right one. */
function wrongOptionLeads({ options }: Choices): boolean {
  const ofBest = (isRight: boolean): number[] =>
    options.filter(({ right }) => right === isRight).map(({ byThird }) => byThird[2]);
  const [right, wrong] = [ofBest(true), ofBest(false)];
  return right.length > 0 && wrong.length > 0 && Math.max(...wrong) > Math.min(...right);
}
