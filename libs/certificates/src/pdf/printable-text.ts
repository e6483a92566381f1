import { fontFor, visible, type FontStack } from './certificate-fonts';

/** The geta mark, which printers set where a type is missing. */
const MISSING = '〓';

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u;

/**
 * A text of an exam as its certificates can show it. An emoji is left out, any other character that no font has shows as 〓, and a
 * line break becomes a space. An exam that is locked now was checked; one that was locked before is printed all the same.
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
