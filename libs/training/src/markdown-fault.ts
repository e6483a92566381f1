import { faultTable, type Fault } from '@sunflower/platform';
import { formulaFault } from './formula-fault';
import { sha256InAddress } from './media/picture-address';

const HTML_TAG = /<[a-z/!?][^>]*>/i;
const LINK_TARGET = /(!?)\[[^\]]*\]\(\s*([^)\s]*)/g;
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
  const [tag] = HTML_TAG.exec(text) ?? [];
  if (tag !== undefined) return fault('HTML', { tag: tag.slice(0, MOST_QUOTED) });
  for (const [, picture, target = ''] of text.matchAll(LINK_TARGET)) {
    const found = picture ? pictureFault({ target, knownPictures }) : linkFault(target);
    if (found) return found;
  }
  return formulaFault(text);
}

/** The SHA-256 of every picture of ours that these texts show. */
export const picturesIn = (texts: readonly string[]): string[] =>
  pictureTargetsIn(texts).flatMap((target) => sha256InAddress(target) ?? []);

/** What these texts name as pictures, of ours or not. */
export const pictureTargetsIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) =>
    [...text.matchAll(LINK_TARGET)].flatMap(([, picture, target]) => (picture && target ? [target] : [])),
  );

/** The text with other pictures in the places of these; `place` gives null for one that stays. */
export const replacePictureTargets = (text: string, place: (target: string) => string | null): string =>
  text.replace(LINK_TARGET, (whole: string, picture: string, target: string) => {
    const address = picture ? place(target) : null;
    return address === null ? whole : whole.slice(0, whole.length - target.length) + address;
  });

function pictureFault({ target, knownPictures }: { target: string; knownPictures: ReadonlySet<string> }): Fault | null {
  const sha256 = sha256InAddress(target);
  if (sha256 === null) return fault('PICTURE_FROM_ELSEWHERE', { target });
  return knownPictures.has(sha256) ? null : fault('PICTURE_NOT_STORED', { target });
}

const linkFault = (target: string): Fault | null =>
  /^https?:\/\//i.test(target) ? null : fault('LINK_NOT_HTTP', { target });
