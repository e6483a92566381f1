import { shownForm } from '@sunflower/content';
import { faultTable, type Fault } from '@sunflower/platform/plain';
import { checkedSince, DAY_PATTERN } from '../question/calendar-day';
import { letterOf } from '../question/question-file';
import { tellingWord } from './telling-options';
import { unemphasisedNegative } from './emphasised-negative';

/** Remarks that do not prevent storing. */
export const qualityWarning = faultTable({
  LONGEST_OPTION_IS_KEY: 'the right option {letter} is the longest; who knows nothing would choose it',
  OPTIONS_LOOK_ALIKE: 'options {letter} and {other} look the same to the reader',
  OPTION_BEGINS_WITH_LETTER: 'option {letter} begins with a typed letter; options are shuffled, so it would be wrong',
  OPTION_SPEAKS_OF_OTHERS: 'option {letter} speaks of other options by their place; options are shuffled',
  ONLY_KEY_IS_HEDGED: 'only the right option is hedged ({word}); that gives the key away',
  ONLY_WRONG_ARE_ABSOLUTE: 'only wrong options are absolute ({word}); that gives the key away',
  NEGATIVE_NOT_EMPHASISED: 'asks a negative, {word}, without emphasis',
  NO_RATIONALE: 'there is no rationale',
  NO_SOURCE: 'there is no source',
  SOURCE_NOT_CHECKED: 'nobody noted that the source was checked in the last two years',
  REVIEW_DUE: 'the question should have been looked at again by {day}',
});

export interface PlacedWarning extends Fault {
  /** `questions.0.options.1`. */
  path: string;
}

type Part = Record<string, unknown>;

// The input is unchecked, so each text is read only up to the limit of its field.
const MAX_STEM = 4000;
const MAX_OPTION = 500;
const MAX_PARTS = 10;
/** An option longer than all others by this factor stands out. */
const LONGER_BY = 1.25;

const TYPED_LETTER = /^\s*[(（]?[A-Ja-jＡ-Ｊ][)）.．、:：]\s*\S/u;
const BY_PLACE = /以上|上述(都|均|皆)|选项\s*[A-J]|^[A-J]\s*[和与、+]\s*[A-J]/u;

/** The remarks of a reviewer on an `AuthoredFile` with one question or group, however incomplete. */
export function questionWarnings({ file, today }: { file: Part; today: string }): PlacedWarning[] {
  const sources = isPart(file.sources) ? file.sources : {};
  const seen = { sources, today };
  return [
    ...partsIn(file.questions).flatMap((question, index) =>
      warningsOf({ question, path: `questions.${index}`, options: textsIn(question.options), ...seen }),
    ),
    ...partsIn(file.groups).flatMap((group, at) => {
      const shared = group.format === 'B1' ? textsIn(group.options) : null;
      const path = `groups.${at}`;
      return [
        ...(shared ? optionWarnings({ options: shared, path, keys: [] }) : []),
        ...partsIn(group.questions).flatMap((question, index) =>
          warningsOf({
            question,
            path: `${path}.questions.${index}`,
            options: shared ? [] : textsIn(question.options),
            ...seen,
          }),
        ),
      ];
    }),
  ];
}

const partsIn = (list: unknown): Part[] =>
  (Array.isArray(list) ? (list as unknown[]) : []).slice(0, MAX_PARTS).map((part) => (isPart(part) ? part : {}));

const isPart = (part: unknown): part is Part => typeof part === 'object' && part !== null;

const textsIn = (list: unknown): string[] =>
  (Array.isArray(list) ? (list as unknown[]) : []).slice(0, 15).map((text) => textOf(text, MAX_OPTION));

const textOf = (text: unknown, max: number): string => (typeof text === 'string' ? text.slice(0, max) : '');

interface QuestionToWarn {
  question: Part;
  path: string;
  options: string[];
  sources: Part;
  today: string;
}

function warningsOf({ question, path, options, sources, today }: QuestionToWarn): PlacedWarning[] {
  const { type, key } = question;
  const at = (field: string, fault: Fault): PlacedWarning => ({ path: `${path}.${field}`, ...fault });
  const isChoice = type === 'single_choice' || type === 'multiple_choice';
  const negative = type === 'true_false' ? null : unemphasisedNegative(textOf(question.stem, MAX_STEM));
  return [
    ...(negative ? [at('stem', qualityWarning('NEGATIVE_NOT_EMPHASISED', { word: negative }))] : []),
    ...optionWarnings({ options, path, keys: isChoice && typeof key === 'string' ? [key] : [] }),
    ...(isChoice ? tellingWarnings({ options, key, path }) : []),
    ...(textOf(question.rationale, MAX_STEM).trim() ? [] : [at('rationale', qualityWarning('NO_RATIONALE', {}))]),
    ...(question.source === undefined
      ? [at('source', qualityWarning('NO_SOURCE', {}))]
      : isChecked({ source: question.source, sources, today })
        ? []
        : [at('source', qualityWarning('SOURCE_NOT_CHECKED', {}))]),
    ...(isDay(question.reviewDate) && question.reviewDate <= today
      ? [at('reviewDate', qualityWarning('REVIEW_DUE', { day: question.reviewDate }))]
      : []),
  ];
}

function isChecked({
  source,
  sources,
  today,
}: { source: unknown } & Pick<QuestionToWarn, 'sources' | 'today'>): boolean {
  const document = typeof source === 'string' && Object.hasOwn(sources, source) ? sources[source] : null;
  const { checkedOn } = isPart(document) ? document : {};
  return isDay(checkedOn) && checkedOn >= checkedSince(today);
}

const DAY = new RegExp(DAY_PATTERN);
const isDay = (day: unknown): day is string => typeof day === 'string' && DAY.test(day);

/** The remark is placed at the option with the word. */
function tellingWarnings({ options, key, path }: { options: string[]; key: unknown; path: string }): PlacedWarning[] {
  const keys = (Array.isArray(key) ? (key as unknown[]) : [key]).filter((letter) => typeof letter === 'string');
  const isRight = (index: number): boolean => keys.includes(letterOf(index));
  const telling = tellingWord({
    right: options.filter((_, index) => isRight(index)),
    wrong: options.filter((_, index) => !isRight(index)),
  });
  if (telling === null) return [];
  const { kind, word } = telling;
  const place = options.findIndex((option, index) => isRight(index) === (kind === 'hedge') && option.includes(word));
  return [
    {
      path: `${path}.options.${Math.max(0, place)}`,
      ...qualityWarning(kind === 'hedge' ? 'ONLY_KEY_IS_HEDGED' : 'ONLY_WRONG_ARE_ABSOLUTE', { word }),
    },
  ];
}

function optionWarnings({ options, path, keys }: { options: string[]; path: string; keys: string[] }): PlacedWarning[] {
  const forms = options.map((option) => shownForm(option));
  return options.flatMap((option, index) => {
    const at = (fault: Fault): PlacedWarning => ({ path: `${path}.options.${index}`, ...fault });
    const letter = letterOf(index);
    const twin = forms[index] === '' ? -1 : forms.indexOf(forms[index] as string);
    return [
      ...(TYPED_LETTER.test(option) ? [at(qualityWarning('OPTION_BEGINS_WITH_LETTER', { letter }))] : []),
      ...(BY_PLACE.test(option) ? [at(qualityWarning('OPTION_SPEAKS_OF_OTHERS', { letter }))] : []),
      ...(twin >= 0 && twin < index
        ? [at(qualityWarning('OPTIONS_LOOK_ALIKE', { letter: letterOf(twin), other: letter }))]
        : []),
      ...(keys.includes(letter) && isLongest(options, index)
        ? [at(qualityWarning('LONGEST_OPTION_IS_KEY', { letter }))]
        : []),
    ];
  });
}

function isLongest(options: readonly string[], index: number): boolean {
  const lengths = options.map((option) => [...option].length);
  const own = lengths[index] as number;
  return options.length > 2 && lengths.every((length, other) => other === index || own > length * LONGER_BY);
}
