import { answerForm } from '@sunflower/content';
import { orderOf, takeOrder, wholeOrder } from '../../question/blank-order';
import type { QuestionKey } from '../../question/question-content';
import { contentFault, fieldFault } from '../../bank-file/question-file-fault';
import { bareKey, lettersOf, letterTwice, optionNotThere } from './read-choice-key';
import type { RowNotices } from './sheet-draft';
import { rowFault } from './sheet-fault';
import { splitCell, textOfCell, unescapeCell, wordOfCell } from './typed-cell';

interface KeyToRead {
  cell: string;
  notices: RowNotices;
}

function notUnderstood({ cell, notices }: KeyToRead): null {
  notices.error('key', rowFault('SHEET_KEY_NOT_UNDERSTOOD', { typed: wordOfCell(cell) }));
  return null;
}

const RIGHT = ['√', '✓', '✔', '☑', '对', '正确', '是', 't', 'y', 'true', 'yes', 'right', 'correct', '1'];
const WRONG = [
  '×',
  '✗',
  '✘',
  '✕',
  '☒',
  'x',
  '错',
  '错误',
  '不正确',
  '不对',
  '否',
  '非',
  'f',
  'n',
  'false',
  'no',
  'wrong',
  'incorrect',
  '0',
];

/** True, false, or null for any other text. */
export function truthOf(typed: string): boolean | null {
  const word = bareKey(typed).toLowerCase();
  if (RIGHT.includes(word)) return true;
  return WRONG.includes(word) ? false : null;
}

/** Reads a truth value. When the options are written out, a letter names one of them. */
export function readTrueFalseKey({
  cell,
  options,
  notices,
}: KeyToRead & { options: readonly string[] }): QuestionKey | null {
  const [place] = lettersOf(bareKey(cell)) ?? [];
  const isLetter = place !== undefined && bareKey(cell).length === 1 && place < 2;
  const written = isLetter ? (options[place] ?? null) : null;
  const truth = written === null ? truthOf(cell) : truthOf(written);
  if (truth !== null) return { kind: 'choice', right: [truth ? 0 : 1] };
  if (!isLetter || written !== null) return notUnderstood({ cell, notices });
  notices.warning('key', rowFault('SHEET_KEY_LETTER_OF_TRUE_FALSE', { letter: bareKey(cell).toUpperCase() }));
  return { kind: 'choice', right: [place] };
}

/** The stem with its blanks as four underscores. Shorter underscores and empty brackets are converted. */
export function withBlanks(stem: string): { stem: string; blanks: number } {
  const count = (text: string): number => text.match(/_{4,}/g)?.length ?? 0;
  if (count(stem) > 0) return { stem, blanks: count(stem) };
  const lines = stem.replace(/_{2,3}/g, '____');
  const marked = count(lines) > 0 ? lines : stem.replace(/[(（][\s_]{0,40}[)）]|【\s{0,40}】/g, '____');
  return { stem: marked, blanks: count(marked) };
}

const UNITS = new Set(
  'mg g kg μg µg ug ng l ml dl mmol μmol mol iu u cm m mm km h min s d day kcal kj j pa kpa mmhg 天 日 分 分钟 次 时 小时 周 月 年 秒 升 毫升 千克 公斤 克 毫克 岁 人 个 例'.split(
    ' ',
  ),
);

/** Whether the slash is part of the text: `mg/kg`, `30次/分`, `1/2`, `10⁹/L`. */
function slashBelongs(pieces: readonly string[]): boolean {
  const words = pieces.map((piece) => wordOfCell(piece).toLowerCase());
  const isUnit = (word: string): boolean => UNITS.has(word.replace(/^[\d.\s×^]*/, '').replace(/[\d^⁰-⁹²³¹]*$/, ''));
  return words.every((word) => /^[\d.\s]*$/.test(word)) || words.slice(1).some(isUnit);
}

/** Splits accepted texts: always at `甲//乙`, and at `甲/乙` unless the slash is part of the text. */
function variantsOf({ piece, notices }: { piece: string; notices: RowNotices }): string[] {
  const variants = splitCell(piece, '/／');
  if (variants.slice(1, -1).includes('')) return byDoubleSlash(variants);
  const typed = unescapeCell(piece).trim();
  if (variants.length === 1) return [typed];
  if (slashBelongs(variants)) {
    notices.warning('key', rowFault('SHEET_SLASH_KEPT', { typed }));
    return [typed];
  }
  notices.warning('key', rowFault('SHEET_VARIANTS_BY_SLASH', { typed }));
  return variants.map((variant) => unescapeCell(variant).trim());
}

/** An empty piece between single slashes stands for a double slash. */
function byDoubleSlash(pieces: readonly string[]): string[] {
  const texts: string[][] = [[]];
  for (const piece of pieces) {
    if (piece === '') texts.push([]);
    else texts.at(-1)?.push(piece);
  }
  return texts.map((parts) => unescapeCell(parts.join('/')).trim());
}

const CIRCLED = /[①-⑩]/;

function blanksIn({ key, blanks }: { key: string; blanks: number }): string[] | null {
  const byBar = splitCell(key, '|｜');
  const bySemicolon = splitCell(key, ';；');
  if (byBar.length > 1 && bySemicolon.length > 1) return null;
  if (byBar.length > 1) return byBar;
  if (bySemicolon.length > 1) return bySemicolon;
  if (blanks < 2) return [key];
  const softer = [
    key.startsWith('①') ? key.split(CIRCLED).slice(1) : [],
    key.split('\n').filter((line) => line.trim() !== ''),
    key.split(/[、,，]/),
    key.split(/\s+/),
  ];
  return softer.find((pieces) => pieces.length === blanks) ?? [key];
}

/**
 * Reads a fill-in key: `|` or `；` separates blanks, `/` or `//` separates accepted texts, and a suffix says which
 * blanks accept any order. A backslash escapes a separator.
 */
export function readFillInKey({ cell, blanks, notices }: KeyToRead & { blanks: number }): QuestionKey | null {
  const { text: key, order } = takeOrder(textOfCell(cell));
  const pieces = blanksIn({ key, blanks });
  if (!pieces) return notUnderstood({ cell, notices });
  const read = pieces.map((piece) => variantsOf({ piece, notices }));
  if (read.length !== blanks)
    notices.error('key', contentFault('BLANKS_NOT_AS_STEM', { blanks: read.length, marks: blanks }));
  read.forEach((texts, index) => {
    if (texts.some((text) => answerForm(text) === ''))
      notices.error('key', contentFault('BLANK_WITHOUT_TEXT', { blank: index + 1 }));
  });
  const groups = order === 'all' ? wholeOrder(read.length) : (order ?? []);
  const anyOrder = orderOf({ groups, blankCount: read.length });
  if (anyOrder === null) notices.error('key', contentFault('ANY_ORDER_UNCLEAR', { blanks: read.length }));
  return { kind: 'fill_in', blanks: read, ...(anyOrder !== null && anyOrder.length > 0 && { anyOrder }) };
}

const NUMBER = /^([+-]?\d{1,15}(?:\.\d{1,9})?)([^\d±]{0,20})(?:±(\d{1,15}(?:\.\d{1,9})?)([^\d±]{0,20}))?$/;

/** Reads `37.5±0.1`, with or without a unit. A percentage tolerance is refused. */
export function readNumericKey({ cell, notices }: KeyToRead): QuestionKey | null {
  const key = bareKey(cell)
    .replace(/[−–—]/g, '-')
    .replace(/\+\s?[/]?\s?-/g, '±')
    .replace(/\s/g, '')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const [, value, unit = '', tolerance = '0', toleranceUnit = ''] = NUMBER.exec(key) ?? [];
  const isRange = /\d[-~]|[<>≤≥=]/.test(key.slice(1)) || /[-~<>≤≥=,;/|]/.test(unit);
  if (value === undefined || isRange || (toleranceUnit !== '' && toleranceUnit !== unit))
    return notUnderstood({ cell, notices });
  if (unit !== '') notices.warning('key', rowFault('SHEET_KEY_UNIT_LEFT_OUT', { unit }));
  return { kind: 'numeric', value: value.replace(/^\+/, ''), tolerance };
}

/** Reads `1-B;2-A`, or the letters in the order of the prompts. */
export function readMatchingKey({
  cell,
  prompts,
  options,
  notices,
}: KeyToRead & { prompts: readonly string[]; options: readonly string[] }): QuestionKey | null {
  const key = bareKey(cell).toUpperCase();
  const pairs = new Map<number, number>();
  const rest = key.replace(/(\d{1,2})\s?[-–—:→=.)、]{0,3}\s?([A-O])(?![A-Z])/g, (_, number: string, letter: string) => {
    if (pairs.has(Number(number) - 1)) notices.error('key', fieldFault('LETTER_TWICE', {}));
    pairs.set(Number(number) - 1, letter.charCodeAt(0) - 65);
    return '';
  });
  if (pairs.size > 0 && /[^\s,、;|.。]/.test(rest)) return notUnderstood({ cell, notices });
  const places = pairs.size > 0 ? [...pairs].sort(([a], [b]) => a - b) : [...(lettersOf(key) ?? []).entries()];
  if (places.length === 0) return notUnderstood({ cell, notices });
  if (places.length !== prompts.length || places.some(([prompt], index) => prompt !== index))
    notices.error('key', contentFault('KEY_NOT_FOR_EACH_PROMPT', { letters: places.length, prompts: prompts.length }));
  for (const [, place] of places) if (place >= options.length) notices.error('key', optionNotThere({ place, options }));
  return { kind: 'matching', pairs: places.map(([, place]) => place) };
}

/** Reads `C>A>B`, or the letters in the right order. */
export function readOrderingKey({
  cell,
  options,
  notices,
}: KeyToRead & { options: readonly string[] }): QuestionKey | null {
  const order = lettersOf(bareKey(cell).replace(/[->→—–]/g, ' '));
  if (!order) return notUnderstood({ cell, notices });
  for (const place of order) if (place >= options.length) notices.error('key', optionNotThere({ place, options }));
  if (new Set(order).size < order.length) notices.error('key', letterTwice());
  if (order.length !== options.length)
    notices.error('key', contentFault('ORDER_NOT_WHOLE', { letters: order.length, options: options.length }));
  return { kind: 'ordering', order };
}
