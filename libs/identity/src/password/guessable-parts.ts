import { COMMON_WORDS, KEYBOARD_WALKS, PINYIN_SYLLABLES } from './common-words';

/** Common substitutions of letters. */
const WRITTEN_AS: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '9': 'g',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '2': 'z',
};
const LONGEST_PART = 24;
const SHORTEST_WALK = 3;
const DATE = /^(?:19[3-9]\d|20[0-4]\d)(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)?$/;
const SHORT_DATE = /^(?:\d\d)?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** Mobile numbers and resident ID numbers of mainland China, which are on many leaked lists. */
const PERSONAL_NUMBER = /^(?:1[3-9]\d{9}|\d{17}[\dx])$/;

/**
 * The smallest number of easily guessed parts that make up a password: a common word, a pinyin syllable, a keyboard
 * walk, a year or date, a repetition, or a single other character. `admin12345` has two, `P@ssw0rd!` has two.
 */
export function guessableParts({ password, context }: { password: string; context: readonly string[] }): number {
  const text = [...password.normalize('NFKC').toLowerCase()];
  const words = new Set(context.map((word) => word.normalize('NFKC').toLowerCase()));
  return Math.min(leastParts({ text, words }), partsOfRepetition({ text, words }));
}

function leastParts({ text, words }: { text: readonly string[]; words: ReadonlySet<string> }): number {
  const least = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = (least[end - 1] as number) + 1;
    for (let start = Math.max(0, end - LONGEST_PART); start < end - 1; start += 1) {
      const before = least[start] as number;
      if (before + 1 < best && isOnePart({ slice: text.slice(start, end), words })) best = before + 1;
    }
    least.push(best);
  }
  return least[text.length] as number;
}

function isOnePart({ slice, words }: { slice: readonly string[]; words: ReadonlySet<string> }): boolean {
  const plain = slice.join('');
  const written = slice.map((letter) => WRITTEN_AS[letter] ?? letter).join('');
  const backwards = [...slice].reverse().join('');
  return (
    [plain, written, written.replaceAll('i', 'l'), backwards].some(
      (word) => COMMON_WORDS.has(word) || words.has(word) || PINYIN_SYLLABLES.has(word),
    ) ||
    new Set(slice).size === 1 ||
    (slice.length >= SHORTEST_WALK && KEYBOARD_WALKS.some((walk) => walk.includes(plain))) ||
    DATE.test(plain) ||
    SHORT_DATE.test(plain) ||
    PERSONAL_NUMBER.test(plain)
  );
}

/** A text repeated several times counts as one part more than the text itself. */
function partsOfRepetition({ text, words }: { text: readonly string[]; words: ReadonlySet<string> }): number {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (isRepeated({ text, length })) return leastParts({ text: text.slice(0, length), words }) + 1;
  }
  return Number.POSITIVE_INFINITY;
}

const isRepeated = ({ text, length }: { text: readonly string[]; length: number }): boolean =>
  text.every((letter, index) => letter === text[index % length]);
