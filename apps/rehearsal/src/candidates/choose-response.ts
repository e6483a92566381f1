import type { SeededRandom } from '../seeded-random';
import { letterOfPlace, type ResponseValue, type ShownItem } from '../oracle/shown-item';

/** Probability that a candidate leaves or clears an item on purpose. */
const CLEARS = 0.01;

interface Choosing {
  item: ShownItem;
  random: SeededRandom;
  /** Probability that the candidate knows the answer, 0…1. */
  ability: number;
}

/**
 * A response of the right form: the right one with the candidate's ability as probability, otherwise any other or a
 * partly right one.
 */
export function chooseResponse({ item, random, ability }: Choosing): ResponseValue {
  if (random.chance(CLEARS)) return null;
  return random.chance(ability) ? rightResponse(item) : otherResponse({ item, random });
}

export function rightResponse(item: ShownItem): ResponseValue {
  const { key, type } = item.question;
  switch (key.kind) {
    case 'choice': {
      const letters = lettersOf({ item, authored: key.right });
      return type === 'multiple_choice' ? letters.sort() : letters[0];
    }
    case 'fill_in':
      return key.blanks;
    case 'numeric':
      return key.value;
    case 'matching':
      return pairsOf(item.prompts.map((prompt) => letterOfAuthored({ item, authored: key.optionOfPrompt[prompt] })));
    case 'ordering':
      return lettersOf({ item, authored: key.order });
  }
}

function otherResponse({ item, random }: Omit<Choosing, 'ability'>): ResponseValue {
  const { key, type } = item.question;
  const letters = item.options.map((_, place) => letterOfPlace(place));
  switch (key.kind) {
    case 'choice':
      return type === 'multiple_choice'
        ? random
            .shuffled(letters)
            .slice(0, 1 + random.below(letters.length))
            .sort()
        : random.pick(letters);
    case 'fill_in':
      return key.blanks.map((blank) => random.pick([...waysToType(blank), '不知道']));
    case 'numeric':
      // Just inside and just outside the tolerance of 0.2.
      return plusTenths(key.value, random.pick([-3, -2, 2, 3]));
    case 'matching':
      return pairsOf(item.prompts.map(() => random.pick(letters)));
    case 'ordering':
      return random.shuffled(letters);
  }
}

/** Variants from keyboards, copying and habit; each is accepted for the blank. */
const waysToType = (blank: string): string[] => [
  blank,
  ` ${blank.toLowerCase()}`,
  blank.replaceAll('-', '–').replaceAll(' ', '\u3000'),
  `${blank.replaceAll(' ', '')}\u200b`,
];

const letterOfAuthored = ({ item, authored }: { item: ShownItem; authored: number }): string =>
  letterOfPlace(item.options.indexOf(authored));

const lettersOf = ({ item, authored }: { item: ShownItem; authored: number[] }): string[] =>
  authored.map((option) => letterOfAuthored({ item, authored: option }));

const pairsOf = (letters: string[]): Record<string, string> =>
  Object.fromEntries(letters.map((letter, place) => [String(place + 1), letter]));

const plusTenths = (decimal: string, tenths: number): string =>
  ((Math.round(Number(decimal) * 10) + tenths) / 10).toFixed(1);
