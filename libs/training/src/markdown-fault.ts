import { formulaFault } from './formula-fault';
import { sha256InAddress } from './media/picture-address';

const HTML_TAG = /<[a-z/!?][^>]*>/i;
const LINK_TARGET = /(!?)\[[^\]]*\]\(\s*([^)\s]*)/g;
// eslint-disable-next-line no-control-regex -- the very characters that a text must not hold
const CONTROL_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/**
 * Why a text cannot be shown to a candidate, or null: Markdown without HTML, pictures only from our own media, formulas
 * that KaTeX knows. `knownPictures` are those of its pictures that are stored: see `picturesIn` and `Pictures.known`.
 */
export function markdownFault(text: string, knownPictures: ReadonlySet<string>): string | null {
  if (CONTROL_CHARACTER.test(text)) return 'holds a control character; type the text anew';
  if (HTML_TAG.test(text)) return 'holds HTML; write Markdown';
  for (const [, picture, target = ''] of text.matchAll(LINK_TARGET)) {
    const fault = picture ? pictureFault({ target, knownPictures }) : linkFault(target);
    if (fault) return fault;
  }
  return formulaFault(text);
}

/** The SHA-256 of every picture of ours that these texts show. */
export const picturesIn = (texts: readonly string[]): string[] => pictureTargetsIn(texts).flatMap((target) => sha256InAddress(target) ?? []);

/** What these texts name as pictures, of ours or not. */
export const pictureTargetsIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(LINK_TARGET)].flatMap(([, picture, target]) => (picture && target ? [target] : [])));

/** The text with other pictures in the places of these; `place` gives null for one that stays. */
export const replacePictureTargets = (text: string, place: (target: string) => string | null): string =>
  text.replace(LINK_TARGET, (whole: string, picture: string, target: string) => {
    const address = picture ? place(target) : null;
    return address === null ? whole : whole.slice(0, whole.length - target.length) + address;
  });

function pictureFault({ target, knownPictures }: { target: string; knownPictures: ReadonlySet<string> }): string | null {
  const sha256 = sha256InAddress(target);
  if (sha256 === null) return 'shows a picture from elsewhere; upload it and use its /api/v1/media/ address';
  return knownPictures.has(sha256) ? null : `shows ${target}, but no such picture was uploaded; upload it, or correct its address`;
}

const linkFault = (target: string): string | null => (/^https?:\/\//i.test(target) ? null : 'links to something that is no http(s) address');
