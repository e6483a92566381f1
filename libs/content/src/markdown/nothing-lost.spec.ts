import * as fc from 'fast-check';
import { parseMarkdown } from './parse-blocks';
import { shownText } from './plain-text';

/** Everyday signs, and pieces that could form marks by accident. */
const PIECES = [
  ...'甲乙丙宝宝体温床abX0123589',
  ...' \n.,。，、；：%℃<>=+-*#_~^&/\\()[]（）［］！!|"“”`$@',
  ...[
    '\n- ',
    '\n+ ',
    '\n* ',
    '\n1. ',
    '\n0) ',
    '\n> ',
    '\n>',
    '\n# ',
    '\n## ',
    '**',
    '\n---\n',
    '\n```\n',
    '\n\n',
    '$$',
    '|-|-|',
    '\n|--|--|\n',
    ' | ',
    '&lt;',
    '\\*',
    '\\_',
    '<b>',
    '<P3',
  ],
];

const typed = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

/** The marks listed in the README, which may be missing from the displayed text where they can occur. */
const MARKS: readonly RegExp[] = [
  /\*\*(?!\*)/g,
  /(?<=^(?: |> ?|[-*+] +|\d{1,9}[.)] +)*)#{2,6} /gm,
  /^\s*# (?!\d)/g,
  /(?<=^(?: |> ?|[-*+] +|\d{1,9}[.)] +)*)> (?! *[\d.=≥≤<>+-])/gm,
  /^.*\|.*$/gm,
  /(?<=^(?: |> ?|[-*+] +|\d{1,9}[.)] +)*)-{3,} *$/gm,
  /```[\w-]*/g,
  /`+/g,
  /\${1,2}/g,
  /\\(?=[*$`|])/g,
];

/** For each character, whether it belongs to a mark or to a place where a mark can occur. */
function mayBeMissing(text: string): boolean[] {
  const may = Array.from({ length: text.length }, (_, index) => /\s/.test(text[index]));
  for (const mark of MARKS)
    for (const { index, 0: found } of text.matchAll(mark))
      for (let at = index; at < index + found.length; at += 1)
        if (!/[\p{L}\p{N}]/u.test(text[at]) || found.startsWith('```')) may[at] ||= isSignOf({ mark, sign: text[at] });
  return may;
}

/** A table row loses only its bars and its rule. */
const isSignOf = ({ mark, sign }: { mark: RegExp; sign: string }): boolean =>
  mark.source === '^.*\\|.*$' ? /[|:\\-]/.test(sign) : true;

/** Whether `shown` is `text` minus characters that may be missing; nothing is added or reordered. */
function isAllThere({ text, shown }: { text: string; shown: string }): boolean {
  const may = mayBeMissing(text);
  let reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    const next = new Set<number>();
    for (const place of reached) {
      if (may[at]) next.add(place);
      if (shown[place] === text[at]) next.add(place + 1);
    }
    reached = next;
  }
  return reached.has(shown.length);
}

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

describe('every visible typed character is shown', () => {
  it('for any combination of everyday signs', () => {
    fc.assert(
      fc.property(typed, (text) =>
        isAllThere({ text: text.replace(/\r/g, ''), shown: withoutSpace(shownText(parseMarkdown(text))) }),
      ),
      { numRuns: 5000 },
    );
  });

  it('and a text without any mark is shown unchanged', () => {
    const plain = fc.stringMatching(/^[甲乙丙体温床0-9a-z .,。，、<>=+*#_~^&/()（）%℃-]{0,40}$/);
    fc.assert(
      fc.property(plain, (text) => {
        fc.pre(mayBeMissing(text).every((may, index) => !may || /\s/.test(text[index])));
        return withoutSpace(shownText(parseMarkdown(text))) === withoutSpace(text);
      }),
      { numRuns: 3000 },
    );
  });
});
