/** Signs that a backslash escapes in GIFT, replaced by private characters while the structure is parsed. */
const FREED = '~=#{}:\\';
const FIRST = 0xfdd4;
/** TeX commands that begin like the newline escape `\n`. */
const TEX = /^n(?:u|eq?|abla|ot(?:in)?|ewline|eg|mid|i)(?![a-z])/;

/** Hides escaped signs from the search for `=` and `~`. */
export function hideFreed(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const code = sign.charCodeAt(0);
    if (code >= FIRST && code < FIRST + FREED.length) continue;
    const next = text.charAt(at + 1);
    const place = sign === '\\' && next !== '' ? FREED.indexOf(next) : -1;
    if (place >= 0) {
      result += String.fromCharCode(FIRST + place);
      at += 1;
    } else if (sign === '\\' && next === 'n' && !TEX.test(text.slice(at + 1, at + 12))) {
      result += '\n';
      at += 1;
    } else result += sign;
  }
  return result;
}

/** Restores the hidden signs. */
export const showFreed = (text: string): string =>
  text.replace(/[\uFDD4-\uFDDA]/g, (sign) => FREED.charAt(sign.charCodeAt(0) - FIRST));
