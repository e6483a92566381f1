import { formulaFault } from './formula-fault';

const HTML_TAG = /<[a-z/!?][^>]*>/i;
const LINK_TARGET = /(!?)\[[^\]]*\]\(\s*([^)\s]*)/g;
// eslint-disable-next-line no-control-regex -- the very characters that a text must not hold
const CONTROL_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** Why a text cannot be shown to a candidate, or null: Markdown without HTML, pictures only from our own media, formulas that KaTeX knows. */
export function markdownFault(text: string): string | null {
  if (CONTROL_CHARACTER.test(text)) return 'holds a control character; type the text anew';
  if (HTML_TAG.test(text)) return 'holds HTML; write Markdown';
  for (const [, picture, target = ''] of text.matchAll(LINK_TARGET)) {
    if (picture && !/^\/api\/v1\/media\/[0-9a-f]{64}$/.test(target)) return 'shows a picture from elsewhere; upload it and use its /api/v1/media/ address';
    if (!picture && !/^https?:\/\//i.test(target)) return 'links to something that is no http(s) address';
  }
  return formulaFault(text);
}
