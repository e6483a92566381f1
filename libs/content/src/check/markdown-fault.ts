import { faultTable, type Fault } from '@sunflower/platform/plain';
import { PICTURE } from '../markdown/parse-inline';
import { formulaFault } from './formula-fault';
import { findEntity, findHtml } from './html-names';
import { sha256InAddress } from './picture-address';
import { piecesOf } from './text-pieces';

// eslint-disable-next-line no-control-regex -- the very characters that a text must not hold
const CONTROL_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
/** A malformed picture: a title behind the address, a space, full-width brackets. */
const UNREAD_PICTURE = /[!！]\s?[[［【][^\n]{0,200}?[\]］】]\s?[(（][^\n)）]{0,200}[)）]?/;
/** A malformed link: an address in brackets, unlike a remark such as （见表2）. */
const UNREAD_LINK =
  /\[[^\n[\]]{1,200}\]\(\s*([a-z][a-z0-9+.-]{0,20}:[^\s)]{0,200}|\.{0,2}\/[^\s)]{0,200}|www\.[^\s)]{1,200})/i;

/** Every fault below needs one of these signs. Most texts have none, so they are not parsed. */
const SUSPECT = /[<&$[［【]/;

const MOST_QUOTED = 60;
const MOST_CHARACTERS = 100_000;

const fault = faultTable({
  MARKDOWN_TOO_LONG: 'has more than {limit} characters; shorten it',
  CONTROL_CHARACTER: 'holds a control character; type the text anew',
  HTML: 'holds HTML, {tag}; write Markdown, or put a space after < where it is a comparison',
  HTML_ENTITY: 'holds {entity}, which a web page shows as a sign; type the sign itself',
  PICTURE_MISWRITTEN:
    'holds a picture that cannot be read, {text}; write ![description](address) with nothing else in it',
  PICTURE_FROM_ELSEWHERE: 'shows a picture from elsewhere, {target}; upload it and use its /api/v1/media/ address',
  PICTURE_NOT_STORED: 'shows {target}, but no such picture was uploaded; upload it, or correct its address',
  LINK_NOT_HTTP: 'links to {target}, which is no http(s) address; correct it',
});

/**
 * Why a text cannot be shown to a candidate, or null. Allowed are Markdown without HTML, pictures from our own media,
 * and formulas that KaTeX supports; an accepted text is shown as typed. `knownPictures`: the text's pictures that are
 * stored, see `picturesIn` and `Pictures.known`.
 */
export function markdownFault(text: string, knownPictures: ReadonlySet<string>): Fault | null {
  if (text.length > MOST_CHARACTERS) return fault('MARKDOWN_TOO_LONG', { limit: MOST_CHARACTERS });
  if (CONTROL_CHARACTER.test(text)) return fault('CONTROL_CHARACTER', {});
  if (!SUSPECT.test(text)) return null;
  const { texts, pictures, formulas } = piecesOf(text);
  for (const piece of texts) {
    const found = pieceFault(piece);
    if (found) return found;
  }
  for (const target of pictures) {
    const found = pictureFault({ target, knownPictures });
    if (found) return found;
  }
  return formulaFault(formulas);
}

function pieceFault(text: string): Fault | null {
  const tag = findHtml(text);
  if (tag !== null) return fault('HTML', { tag: tag.slice(0, MOST_QUOTED) });
  const entity = findEntity(text);
  if (entity !== null) return fault('HTML_ENTITY', { entity });
  const [picture] = UNREAD_PICTURE.exec(text) ?? [];
  if (picture !== undefined) return fault('PICTURE_MISWRITTEN', { text: picture.slice(0, MOST_QUOTED) });
  const [, target] = UNREAD_LINK.exec(text) ?? [];
  return target === undefined ? null : fault('LINK_NOT_HTTP', { target: target.slice(0, MOST_QUOTED) });
}

/** The SHA-256 of all our own pictures in these texts. */
export const picturesIn = (texts: readonly string[]): string[] =>
  pictureTargetsIn(texts).flatMap((target) => sha256InAddress(target) ?? []);

/** All picture addresses in these texts, our own or not. */
export const pictureTargetsIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => (text.includes('![') ? piecesOf(text).pictures : []));

/** Replaces the picture addresses in a text; `place` returns null to keep an address. */
export const replacePictureTargets = (text: string, place: (target: string) => string | null): string =>
  text.replace(new RegExp(PICTURE, 'g'), (whole: string, _alternative: string, target: string) => {
    const address = place(target);
    return address === null ? whole : `${whole.slice(0, whole.length - target.length - 1)}${address})`;
  });

function pictureFault({ target, knownPictures }: { target: string; knownPictures: ReadonlySet<string> }): Fault | null {
  const sha256 = sha256InAddress(target);
  if (sha256 === null) return fault('PICTURE_FROM_ELSEWHERE', { target });
  return knownPictures.has(sha256) ? null : fault('PICTURE_NOT_STORED', { target });
}
