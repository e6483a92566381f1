import { fontFor, visible, type FontStack } from './certificate-fonts';

/** The geta mark, which printers use for a missing character. */
const MISSING = '〓';

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u;

/**
 * The text of an exam in a form that certificates can show. Emoji are left out, other characters that no font has
 * become 〓, and a line break becomes a space. Exams are checked at the lock; exams locked before that check existed are
 * printed too.
 */
export function printableText({ text, stack }: { text: string; stack: FontStack }): string {
  const printed = [...visible(text)]
    .map((character) => {
      if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(character)) return ' ';
      if (fontFor({ stack, character }) !== null) return character;
      return PICTOGRAPH.test(character) ? '' : MISSING;
    })
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
  return printed === '' ? MISSING : printed;
}
