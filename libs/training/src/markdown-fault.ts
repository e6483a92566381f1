import { faultTable, type Fault } from '@sunflower/platform/plain';
import { formulaFault } from './formula-fault';
import { sha256InAddress } from './media/picture-address';

const TAG_BEGINNING = /<[a-z/!?]/i;
const TARGET = /\(\s*([^)\s]*)/y;
// eslint-disable-next-line no-control-regex -- the very characters that a text must not hold
const CONTROL_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

const MOST_QUOTED = 60;

const fault = faultTable({
  CONTROL_CHARACTER: 'holds a control character; type the text anew',
  HTML: 'holds HTML, {tag}; write Markdown',
  PICTURE_FROM_ELSEWHERE: 'shows a picture from elsewhere, {target}; upload it and use its /api/v1/media/ address',
  PICTURE_NOT_STORED: 'shows {target}, but no such picture was uploaded; upload it, or correct its address',
  LINK_NOT_HTTP: 'links to {target}, which is no http(s) address; correct it',
});

/**
 * Why a text cannot be shown to a candidate, or null: Markdown without HTML, pictures only from our own media, formulas
 * that KaTeX knows. `knownPictures` are those of its pictures that are stored: see `picturesIn` and `Pictures.known`.
 */
export function markdownFault(text: string, knownPictures: ReadonlySet<string>): Fault | null {
  if (CONTROL_CHARACTER.test(text)) return fault('CONTROL_CHARACTER', {});
  const tag = htmlTagIn(text);
  if (tag !== null) return fault('HTML', { tag: tag.slice(0, MOST_QUOTED) });
  for (const { isPicture, target } of linksIn(text)) {
    const found = isPicture ? pictureFault({ target, knownPictures }) : linkFault(target);
    if (found) return found;
  }
  return formulaFault(text);
}

/** The SHA-256 of every picture of ours that these texts show. */
export const picturesIn = (texts: readonly string[]): string[] =>
  pictureTargetsIn(texts).flatMap((target) => sha256InAddress(target) ?? []);

/** What these texts name as pictures, of ours or not. */
export const pictureTargetsIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...linksIn(text)].flatMap(({ isPicture, target }) => (isPicture && target ? [target] : [])));

/** The text with other pictures in the places of these; `place` gives null for one that stays. */
export function replacePictureTargets(text: string, place: (target: string) => string | null): string {
  const parts: string[] = [];
  let from = 0;
  for (const { isPicture, target, end } of linksIn(text)) {
    const address = isPicture ? place(target) : null;
    if (address === null) continue;
    parts.push(text.slice(from, end - target.length), address);
    from = end;
  }
  return parts.join('') + text.slice(from);
}

interface Link {
  isPicture: boolean;
  target: string;
  /** Where the target ends in the text. */
  end: number;
}

/** `[…](target` and `![…](target`, in one pass: a pattern would begin anew at each of many brackets. */
function* linksIn(text: string): Generator<Link> {
  for (let from = 0; ;) {
    const open = text.indexOf('[', from);
    const close = open === -1 ? -1 : text.indexOf(']', open);
    if (close === -1) return;
    const isPicture = open > from && text[open - 1] === '!';
    TARGET.lastIndex = close + 1;
    const [, target] = TARGET.exec(text) ?? [];
    from = target === undefined ? close + 1 : TARGET.lastIndex;
    if (target !== undefined) yield { isPicture, target, end: from };
  }
}

/** The first tag, to the first `>` behind it. */
function htmlTagIn(text: string): string | null {
  const begin = text.search(TAG_BEGINNING);
  const end = begin === -1 ? -1 : text.indexOf('>', begin + 2);
  return end === -1 ? null : text.slice(begin, end + 1);
}

function pictureFault({ target, knownPictures }: { target: string; knownPictures: ReadonlySet<string> }): Fault | null {
  const sha256 = sha256InAddress(target);
  if (sha256 === null) return fault('PICTURE_FROM_ELSEWHERE', { target });
  return knownPictures.has(sha256) ? null : fault('PICTURE_NOT_STORED', { target });
}

const linkFault = (target: string): Fault | null =>
  /^https?:\/\//i.test(target) ? null : fault('LINK_NOT_HTTP', { target });
