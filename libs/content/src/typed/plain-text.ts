import { withoutInvisible } from './invisible';

// Unicode does not count the Braille blank as white space, but it looks like white space.
const BLANKS = /[\s\u2800]+/g;

const MIDDLE_DOTS = '\u00b7\u1427\u16eb\u2022\u2027\u2219\u22c5\u25cf\u25e6\u2e31\u2e33\u30fb\ua78f';
const FULL_STOPS = '.\u2024\u3002';

// The last two are a box-drawing line and a long-vowel mark, which keyboards offer in place of a dash.
const BETWEEN_GROUPS = new RegExp(`[ ${MIDDLE_DOTS}\\p{Pd}\u02d7\u2043\u2212\u2796\u2500\u30fc]`, 'gu');

const HAN = '[\\p{Script=Han}\\p{Co}]';
const DOTS_OF_NAME = new RegExp(` ?[${MIDDLE_DOTS}][ ${MIDDLE_DOTS}]*`, 'gu');
const STOPS_BETWEEN_HAN = new RegExp(`(${HAN}) ?[${FULL_STOPS}\u00b7][ ${FULL_STOPS}\u00b7]*(?=${HAN})`, 'gu');
const GAP_BETWEEN_HAN = new RegExp(`(${HAN}) (?=${HAN})`, 'gu');
const DASHES = /[\p{Pd}\u2212]/gu;

/** The intended text of one typed line: letters and digits of one width, single spaces, no invisible characters. */
export const plainText = (typed: string): string =>
  withoutInvisible(typed).normalize('NFKC').replace(BLANKS, ' ').trim();

/** A number or code in stored form: without white space, dashes and middle dots, in capitals. */
export const plainCode = (typed: string): string => plainText(typed).replace(BETWEEN_GROUPS, '').toUpperCase();

/**
 * A person's name in stored form: one kind of middle dot, one kind of dash, no gaps between Chinese characters. A full
 * stop between two of them is a middle dot: keyboards type 阿依古丽·买买提 as 阿依古丽．买买提.
 */
export const plainName = (typed: string): string =>
  plainText(typed)
    .replace(DOTS_OF_NAME, '·')
    .replace(STOPS_BETWEEN_HAN, '$1·')
    .replace(GAP_BETWEEN_HAN, '$1')
    .replace(DASHES, '-');

/** Text typed into the search field of a list of people. */
export interface TypedSearch {
  /** As a number or code; null when the text has characters that no code has. */
  code: string | null;
  name: string;
}

/** Null when the field has no visible characters. */
export function typedSearch(typed: string): TypedSearch | null {
  const name = plainName(typed);
  if (name === '') return null;
  const code = plainCode(typed);
  return { name, code: /^[A-Z0-9]+$/.test(code) ? code : null };
}
