import { optionLetter } from './split-options';

/** A typed key after parsing. */
export type ReadKey =
  | { kind: 'letters'; letters: string[]; rest: string }
  | { kind: 'truth'; isTrue: boolean; rest: string }
  | { kind: 'text'; text: string };

const INTRODUCTION = /^(?:\s|[:：]|答案|应?选择?|故选|本题选|为|是|[（(【[](?=\s*[A-JＡ-Ｊa-j√×✓✗对错]))+/;
const LETTERS =
  /^\s*([A-JＡ-Ｊa-jａ-ｊ](?:[\s、,，;；.．/&＆和与及]{0,3}[A-JＡ-Ｊa-jａ-ｊ]){0,14})(?![A-Za-z0-9Ａ-Ｚａ-ｚ])/;
const LETTERS_TOGETHER = /^\s*([A-JＡ-Ｊ]{1,10})(?![A-Za-z0-9])/;
const TRUTH =
  /^\s*(√|✓|✔|☑|对|正确|是的?|T(?:rue)?|Y(?:es)?|×|✗|✘|☒|╳|X|错误?|不正确|不对|否|F(?:alse)?|N(?:o)?|[xX])(?![A-Za-z0-9\u4e00-\u9fff])/i;
const TRUE_WORDS = /^(?:√|✓|✔|☑|对|正确|是的?|t(?:rue)?|y(?:es)?)$/i;

/** Parses `ABD`, `A、B、D`, `B（因为…）`, `√`, `错误。应为…`, or a text. */
export function readKey(typed: string): ReadKey {
  const text = typed.slice(0, 4000);
  const introduction = INTRODUCTION.exec(text)?.[0] ?? '';
  const rest = text.slice(introduction.length) + typed.slice(4000);
  const truth = TRUTH.exec(rest.slice(0, 40));
  const letters = lettersAt(rest.slice(0, 80));
  // Of the letters `A` to `J`, only F can also mean false; `truthOf` handles it for true/false questions.
  if (letters !== null) {
    const named = [...(letters[1] ?? '')].flatMap((sign) => optionLetter(sign) ?? []);
    return { kind: 'letters', letters: named, rest: restOf(rest, letters[0].length) };
  }
  if (truth !== null) {
    return { kind: 'truth', isTrue: TRUE_WORDS.test(truth[1] ?? ''), rest: restOf(rest, truth[0].length) };
  }
  return { kind: 'text', text: typed.trim() };
}

/**
 * Letters are a key when space, punctuation or the end follows: `B`, `B。…`, `B 解析`, `B（…`, the first letters of
 * `ABD C错误`. `A型肝炎` is text.
 */
function lettersAt(text: string): RegExpExecArray | null {
  for (const pattern of [LETTERS, LETTERS_TOGETHER]) {
    const match = pattern.exec(text);
    if (match !== null && /^(?:\s|$|[\p{P}\uFFFC])/u.test(text.slice(match[0].length, match[0].length + 1)))
      return match;
  }
  return null;
}

function restOf(text: string, length: number): string {
  const rest = text
    .slice(length)
    .replace(/^[\s)）】\].。,，;；:：、]{1,20}/, '')
    .trim();
  const bracketed = /^[（(【[]([^]*)[)）】\]][。.]?$/.exec(rest);
  return (bracketed?.[1] ?? rest).trim();
}

/** The truth value of a key. `F`, which `readKey` reads as an option letter, is false. */
export function truthOf(key: ReadKey): { isTrue: boolean; rest: string } | null {
  if (key.kind === 'truth') return key;
  if (key.kind !== 'letters' || key.letters.length !== 1) return null;
  if (key.letters[0] === 'F') return { isTrue: false, rest: key.rest };
  return null;
}

const NUMBERED_BLANK =
  /(?:^|[\s;；,，、。])(?:[（(]\s*\d{1,2}\s*[)）]|\d{1,2}\s*[)）.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十\d]{1,2}空[:：]?)\s*/g;

/** The texts of each blank with their variants; null when their count differs from the number of blanks. */
export function readBlanks(typed: string, blanks: number): string[][] | null {
  const text = typed.trim().replace(/[。]$/, '');
  if (blanks === 1) return [variants(text.replace(/^(?:①|[（(]1[)）])\s*/, ''))];
  const numbered = text.split(NUMBERED_BLANK).map((part) => part.trim().replace(/[;；,，、。]+$/, ''));
  if (numbered.length === blanks + 1 && numbered[0] === '') return numbered.slice(1).map(variants);
  for (const separator of [/\s*[;；\n]\s*/, /\s*[|｜]\s*/, /(?:\s{2,}|\t|\u3000)+/, /\s*、\s*/, /\s*[,，]\s*/, /\s+/]) {
    const parts = text.split(separator).filter((part) => part.trim() !== '');
    if (parts.length === blanks) return parts.map(variants);
  }
  return null;
}

/** Estimates how many answers a text holds. */
export const countAnswers = (typed: string): number =>
  typed.trim() === '' ? 0 : typed.split(/[;；\n]|\s{2,}/).filter((part) => part.trim() !== '').length;

/** Splits `甲|乙`, `甲（或乙）`, `甲 / 乙` into variants. */
function variants(text: string): string[] {
  const whole = text.trim();
  const or = /^([^（()）]{1,80})[（(]\s*或(?:者|写|答|填)?\s*[:：]?\s*([^（()）]{1,80})[)）]$/.exec(whole);
  if (or) return [or[1] ?? '', or[2] ?? ''].map((part) => part.trim());
  const parts = whole.split(/\s*[|｜]\s*|\s+[/／]\s+/).filter((part) => part !== '');
  return parts.length > 1 ? parts : [whole];
}
