import { shownForm } from '@sunflower/content';
import type { QuestionKey } from '../../question/question-content';
import { letterOf } from '../../question/question-file';
import { contentFault, fieldFault } from '../../bank-file/question-file-fault';
import type { RowNotices } from './sheet-draft';
import { rowFault } from './sheet-fault';
import { splitCell, wordOfCell } from './typed-cell';

type ChoiceKey = Extract<QuestionKey, { kind: 'choice' }>;

const SEPARATOR = /[\s,、;/&+|.。]/;

/** A key cell without decoration: `答案：B。`, `【AC】`, `选项B`. */
export const bareKey = (cell: string): string =>
  wordOfCell(cell)
    .replace(/^(?:正确|标准|参考)?答案(?:是|为)?:?\s*/, '')
    .replace(/^[([【{]\s*|\s*[)\]】}]$/g, '')
    .replace(/选项/g, '')
    .replace(/[.。;,、]$/, '')
    .trim();

/** The option positions of `AC`, `A,C`, `a、c`, `Ａ；Ｃ`; null when the key holds anything but letters. */
export function lettersOf(key: string): number[] | null {
  const letters = [...key.toUpperCase()].filter((character) => !SEPARATOR.test(character));
  const known = letters.length > 0 && letters.length <= 15 && letters.every((letter) => letter >= 'A' && letter <= 'O');
  return known ? letters.map((letter) => letter.charCodeAt(0) - 65) : null;
}

/** The option positions of `1`, `1,3`: option numbers counted from 1. */
function numbersOf(key: string): number[] | null {
  const numbers = key.split(SEPARATOR).filter((piece) => piece !== '');
  const known = numbers.length > 0 && numbers.every((number) => /^[1-9]\d?$/.test(number));
  return known ? numbers.map((number) => Number(number) - 1) : null;
}

interface ChoiceToRead {
  cell: string;
  options: readonly string[];
  notices: RowNotices;
}

/** The right options of a choice; null, with an error, when they cannot be determined. */
export function readChoiceKey({ cell, options, notices }: ChoiceToRead): ChoiceKey | null {
  const key = bareKey(cell);
  const byText = placesOfTexts({ cell, options });
  const letters = lettersOf(key) ?? letterBeforeItsText({ key, options });
  const numbers = letters ? null : numbersOf(key);
  const byMark = letters ?? numbers;
  if (byMark && byText && !samePlaces(byMark, byText)) {
    notices.error('key', rowFault('SHEET_KEY_AMBIGUOUS', { typed: key }));
    return null;
  }
  if (!byMark && !byText) {
    notices.error('key', rowFault('SHEET_KEY_NOT_UNDERSTOOD', { typed: key }));
    return null;
  }
  const places = byText ?? (byMark as number[]);
  if (numbers && !byText) notices.warning('key', rowFault('SHEET_KEY_AS_NUMBER', { typed: key }));
  return checkedKey({ places, options, notices });
}

function checkedKey({ places, options, notices }: Omit<ChoiceToRead, 'cell'> & { places: number[] }): ChoiceKey {
  for (const place of places.filter((each) => each >= options.length))
    notices.error('key', optionNotThere({ place, options }));
  if (new Set(places).size < places.length) notices.error('key', letterTwice());
  return { kind: 'choice', right: [...new Set(places)].sort((a, b) => a - b) };
}

export const optionNotThere = ({ place, options }: { place: number; options: readonly string[] }) =>
  contentFault('OPTION_NOT_THERE', {
    letter: place < 26 ? letterOf(place) : String(place + 1),
    lastLetter: options.length === 0 ? '–' : letterOf(options.length - 1),
  });

export const letterTwice = () => fieldFault('LETTER_TWICE', {});

const samePlaces = (one: readonly number[], other: readonly number[]): boolean =>
  new Set(one).size === new Set(other).size && one.every((place) => other.includes(place));

const MOST_OF_A_SHORT_KEY = 12;

/** The positions of options whose texts are the key; null when there are none. */
function placesOfTexts({ cell, options }: Pick<ChoiceToRead, 'cell' | 'options'>): number[] | null {
  // A much longer option cannot equal the key, so it is skipped.
  const most = Math.max(MOST_OF_A_SHORT_KEY, cell.length * 2);
  const shown = options.map((option) => (option.length > most ? null : shownForm(option)));
  const placeOf = (text: string): number => (text.trim() === '' ? -1 : shown.indexOf(shownForm(text)));
  const whole = placeOf(cell);
  if (whole !== -1) return [whole];
  if (shown.every((form) => form === null)) return null;
  for (const separators of ['\n', '|｜', ';；', '、,，']) {
    const pieces = splitCell(cell, separators);
    const places = pieces.length > 1 && pieces.length <= options.length ? pieces.map(placeOf) : [];
    if (places.length > 0 && places.every((place) => place !== -1)) return places;
  }
  return null;
}

/** Reads `B.铁剂` where option B is 铁剂. */
function letterBeforeItsText({ key, options }: { key: string; options: readonly string[] }): number[] | null {
  const [, letter, text] = /^([A-Oa-o])[.、:)\s]\s*(.+)$/s.exec(key) ?? [];
  if (letter === undefined || text === undefined) return null;
  const place = letter.toUpperCase().charCodeAt(0) - 65;
  return shownForm(options[place] ?? '') === shownForm(text) ? [place] : null;
}
