import type { QuestionType } from '@sunflower/question-bank';
import type { ItemScorer } from '../scoring/item-scorer';
import type { Share } from '../scoring/share';

interface Guessed {
  type: QuestionType;
  optionCount: number;
  promptCount: number;
  score: ItemScorer;
}

/** Ten options have about a thousand choices; scoring more would take too long. */
const MOST_OPTIONS = 10;
/** 6! = 720 orders. */
const MOST_ORDERED = 6;

const letterOf = (option: number): string => String.fromCharCode(65 + option);

/**
 * The average share of the points that a random answer earns. Every possible answer is scored by the item's own rule,
 * so policies and overrides are included. A guess at a multiple-choice item ticks at least one option. 0 where an
 * answer is typed; null where there are too many answers to score.
 */
export function guessShare({ type, optionCount, promptCount, score }: Guessed): number | null {
  const answers = randomAnswers({ type, optionCount, promptCount });
  if (answers === null) return null;
  const optionOrder = places(optionCount);
  const shares = answers.map((response) => asNumber(score({ optionOrder, response })));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

const asNumber = ({ part, parts }: Share): number => part / parts;
const places = (count: number): number[] => Array.from({ length: count }, (_, place) => place);

function randomAnswers({ type, optionCount, promptCount }: Omit<Guessed, 'score'>): unknown[] | null {
  const options = places(optionCount);
  switch (type) {
    case 'single_choice':
    case 'true_false':
      return options.length > 0 ? options.map(letterOf) : null;
    case 'multiple_choice':
      return optionCount > 0 && optionCount <= MOST_OPTIONS ? choicesOf(options) : null;
    case 'matching':
      // Each prompt has an equal share, so choosing the same option for all prompts averages to the same as all
      // combinations.
      return options.length > 0
        ? options.map((option) =>
            Object.fromEntries(places(promptCount).map((prompt) => [prompt + 1, letterOf(option)])),
          )
        : null;
    case 'ordering':
      return optionCount > 0 && optionCount <= MOST_ORDERED ? ordersOf(options.map(letterOf)) : null;
    case 'fill_in':
    case 'numeric':
      return [null];
    case 'essay':
      return null;
  }
}

/** All choices of at least one option. */
const choicesOf = (options: readonly number[]): string[][] =>
  places(2 ** options.length - 1).map((index) =>
    options.filter((option) => ((index + 1) & (1 << option)) !== 0).map(letterOf),
  );

const ordersOf = (letters: readonly string[]): string[][] =>
  letters.length === 0
    ? [[]]
    : letters.flatMap((first) =>
        ordersOf(letters.filter((letter) => letter !== first)).map((rest) => [first, ...rest]),
      );
