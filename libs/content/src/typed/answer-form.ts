import { withoutInvisible } from './invisible';

/** In UTF-16 units; a longer text is compared unchanged. */
const MAX_LENGTH = 1_000;
const MAX_PASSES = 6;

type Rule = readonly [RegExp, string | ((found: string) => string)];

const SUPERSCRIPT = '\u2070\u00b9\u00b2\u00b3\u2074-\u2079';
const FRACTION = '\u00bc-\u00be\u2150-\u215e\u2189';
const unfolded = (found: string): string => found.normalize('NFKC');

/** Meaning that Unicode normalisation would lose: it turns 10⁹ into 109 and 1½ into 11/2. */
const KEPT_FROM_UNICODE: readonly Rule[] = [
  [/[\u00ba\u02da]/g, '°'],
  [/[\u00b4\u02ca]/g, "'"],
  [new RegExp(`(?<=\\p{Nd})\\s*(?=[${FRACTION}]|[${SUPERSCRIPT}]+[/\u2044\u2215][\u2080-\u2089])`, 'gu'), ' '],
  [new RegExp(`(?<=[${FRACTION}])(?=\\p{Nd})`, 'gu'), ' '],
  [new RegExp(`[${SUPERSCRIPT}]+[/\u2044\u2215][\u2080-\u2089]+`, 'gu'), unfolded],
  [new RegExp(`[${SUPERSCRIPT}\u207a-\u207f\u2071]+`, 'gu'), (found) => `^${unfolded(found)}`],
];

const ONE_KIND: readonly Rule[] = [
  [/[~\u301c\u223c\u223d]+/g, '~'],
  // Between two texts ～ is a dash; before one it means "about".
  [/(?<=[^\s~-])\s*~\s*(?=[^\s~-])/g, '-'],
  [/[-\u2010-\u2015\u2212\u2500\u2e3a\u2e3b]+/g, '-'],
  [/[\u2044\u2215]/g, '/'],
  [/[\u2018-\u201b\u02bc\u2032`]/g, "'"],
  [/[\u201c-\u201f\u301d-\u301f\u00ab\u00bb\u300c-\u300f]|''/g, '"'],
  [/(?<=\d)。(?=\d)/g, '.'],
  [/\u2236/g, ':'],
  [/>=|[\u2267\u2a7e]/g, '\u2265'],
  [/<=|[\u2266\u2a7d]/g, '\u2264'],
  [/[\u2022\u30fb\u2027\u2219\u22c5]/g, '\u00b7'],
  [/(?<=\d)\s*[x\u00d7*\u2715\u2716\u2a2f]\s*(?=\d)/gi, '\u00d7'],
  [/\s+/g, ' '],
];

const WORD_SPACES_ALONE: readonly Rule[] = [[/(?<![\p{Script=Latin}\p{Nd}]) | (?![\p{Script=Latin}\p{Nd}])/gu, '']];

const COUNTS_FOR_NOTHING: readonly Rule[] = [
  [/\u03c2/g, '\u03c3'],
  // A space between digits separates two numbers.
  [/(?<!\d) | (?!\d)/g, ''],
  // After a number a superscript is a power; after a unit or chemical symbol people write it as a plain digit.
  [/(^|[^\d)]|[\p{Script=Latin}\p{Script=Greek}]\d)\^+/gu, '$1'],
  [/(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/g, (found) => found.replaceAll(',', '')],
  [/[,;、。]+/g, '、'],
  [/(?<=\p{L})、|、(?=\p{L})|^、|、$/gu, ''],
  [/[.!?]+$/g, ''],
  [/(?<![\p{L}\d.])\.(?=\d)/gu, '0.'],
  [/(?<![\p{L}\p{N}'"])(['"])([^'"]+)\1/gu, '$2'],
  // After a digit, these are feet and inches, minutes and seconds, or the end of a strand.
  [/(?<!\d)['"]+/g, ''],
];

const applied = (text: string, rules: readonly Rule[]): string =>
  rules.reduce((now, [pattern, by]) => now.replace(pattern, by as string), text);

const oneKind = (text: string): string =>
  applied(applied(withoutInvisible(text), KEPT_FROM_UNICODE).normalize('NFKC'), ONE_KIND).trim();

const asShown = (text: string): string => applied(oneKind(text), WORD_SPACES_ALONE);

const asAnswer = (text: string): string => applied(oneKind(text).toLowerCase(), COUNTS_FOR_NOTHING);

/** Repeats a pass until the text no longer changes, because removing characters can bring others together. */
function settled(text: string, pass: (text: string) => string): string {
  if (text.length > MAX_LENGTH) return text;
  let form = text;
  for (let passes = 0; passes < MAX_PASSES; passes += 1) {
    const next = pass(form);
    if (next === form) return form;
    form = next;
  }
  return form;
}

/** Characters that no rule of the shown form changes; an x may be a multiplication sign. Most options have no others. */
const SHOWN_AS_TYPED = /^[\u4e00-\u9fffA-WYZa-wyz0-9、]*$/;

/** Texts with the same form look the same on paper; case, words and punctuation still count. */
export const shownForm = (text: string): string => (SHOWN_AS_TYPED.test(text) ? text : settled(text, asShown));

/**
 * Short answers with the same form are the same answer. The README.md beside this file lists which differences count. A
 * text of punctuation alone has its shown form; only a text without visible characters is empty.
 */
export const answerForm = (text: string): string => settled(text, asAnswer) || shownForm(text);

/** Signs, and the letters (x, o) that some signs normalise to. */
const NO_WORD = /[^\p{L}\p{N}]|[xo]/gu;

/**
 * Whether any two texts might have the same `shownForm`. Texts with equal shown forms have equal rough forms; the rough
 * form takes a tenth of the time and is enough for most questions.
 */
export function mayLookAlike(texts: readonly string[]): boolean {
  if (texts.every((text) => SHOWN_AS_TYPED.test(text))) return new Set(texts).size < texts.length;
  const rough = texts.map((text) => text.normalize('NFKC').toLowerCase().replace(NO_WORD, ''));
  return new Set(rough).size < texts.length;
}
