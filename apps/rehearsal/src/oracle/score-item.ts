import { placeOfLetter, type ResponseValue, type ShownItem } from './shown-item';
import { isWithinTolerance } from './decimal';
import { unitsOfPart } from './score-units';

export const MULTIPLE_CHOICE_POLICIES = [
  'all_or_nothing',
  'partial_no_wrong',
  'proportional',
  'negative_marking',
] as const;
export type MultipleChoicePolicy = (typeof MULTIPLE_CHOICE_POLICIES)[number];

interface Scoring {
  item: ShownItem;
  response: ResponseValue;
  policy: MultipleChoicePolicy;
}

/**
 * An independent implementation of the scoring rules, in units of `score-units.ts`; shares no code with the product.
 */
export function scoreItem({ item, response, policy }: Scoring): bigint {
  if (response === null) return 0n;
  const { question, pointsMillipoints } = item;
  const { key } = question;
  switch (key.kind) {
    case 'choice':
      return question.type === 'multiple_choice'
        ? scoreMultipleChoice({
            right: key.right,
            chosen: (response as string[]).map((letter) => shownOption({ item, letter })),
            optionCount: item.options.length,
            policy,
            pointsMillipoints,
          })
        : scoreWhole(shownOption({ item, letter: response as string }) === key.right[0], pointsMillipoints);
    case 'fill_in':
      return unitsOfPart({
        right: key.blanks.filter((blank, index) => plain((response as string[])[index] ?? '') === plain(blank)).length,
        of: key.blanks.length,
        pointsMillipoints,
      });
    case 'numeric':
      return scoreWhole(isWithinTolerance({ answer: response as string, ...key }), pointsMillipoints);
    case 'matching':
      return unitsOfPart({
        right: rightPairs({ item, optionOfPrompt: key.optionOfPrompt, pairs: response as Record<string, string> }),
        of: key.optionOfPrompt.length,
        pointsMillipoints,
      });
    case 'ordering':
      return scoreWhole(
        (response as string[]).map((letter) => shownOption({ item, letter })).join() === key.order.join(),
        pointsMillipoints,
      );
  }
}

const shownOption = ({ item, letter }: { item: ShownItem; letter: string }): number =>
  item.options[placeOfLetter(letter)] ?? -1;

/**
 * Normalises what this tool's candidates type: ignores width, case, white space, invisible characters and the kind of
 * dash.
 */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b]/g, '')
    .replace(/[‐–—−]/g, '-');

const scoreWhole = (isRight: boolean, pointsMillipoints: number): bigint =>
  unitsOfPart({ right: isRight ? 1 : 0, of: 1, pointsMillipoints });

interface MultipleChoice {
  right: number[];
  chosen: number[];
  optionCount: number;
  policy: MultipleChoicePolicy;
  pointsMillipoints: number;
}

function scoreMultipleChoice({ right, chosen, optionCount, policy, pointsMillipoints }: MultipleChoice): bigint {
  const hits = chosen.filter((option) => right.includes(option)).length;
  const misses = chosen.length - hits;
  switch (policy) {
    case 'all_or_nothing':
      return scoreWhole(misses === 0 && hits === right.length, pointsMillipoints);
    case 'partial_no_wrong':
      return misses > 0 ? 0n : unitsOfPart({ right: hits, of: right.length, pointsMillipoints });
    case 'proportional':
      // Ticking every option is no choice.
      return chosen.length === optionCount && misses > 0
        ? 0n
        : unitsOfPart({ right: Math.max(0, hits - misses), of: right.length, pointsMillipoints });
    case 'negative_marking': {
      const reached = Math.max(hits - misses, -right.length);
      const most = chosen.length === optionCount && misses > 0 ? 0 : right.length;
      return unitsOfPart({ right: Math.min(reached, most), of: right.length, pointsMillipoints });
    }
  }
}

interface Pairing {
  item: ShownItem;
  optionOfPrompt: number[];
  pairs: Record<string, string>;
}

function rightPairs({ item, optionOfPrompt, pairs }: Pairing): number {
  return item.prompts.filter((prompt, place) => {
    const letter = pairs[String(place + 1)];
    return letter !== undefined && shownOption({ item, letter }) === optionOfPrompt[prompt];
  }).length;
}
