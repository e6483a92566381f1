import { withoutInvisible } from '@sunflower/content';

const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085\v\f]/g;
const MANY_BLANK_LINES = /\n{3,}/g;

/** Plain text as it is stored and shown: visible characters and line breaks, every other character as typed. */
export const writtenText = (typed: string): string =>
  // Half of a character, which a broken client may send, becomes the replacement character.
  Buffer.from(withoutInvisible(typed.replace(LINE_ENDS, '\n')), 'utf8')
    .toString('utf8')
    .replace(MANY_BLANK_LINES, '\n\n')
    .trim();
