export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code'; text: string }
  | { kind: 'formula'; tex: string; display: boolean }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'link'; address: string; children: Inline[] }
  | { kind: 'picture'; address: string; alternative: string };

/**
 * Text in square brackets, which may contain one nested pair. Each part is bounded, so that the cost for a run of
 * brackets is at most its length times the bound.
 */
const BRACKETED = String.raw`\[((?:[^\[\]\n]|\[[^\[\]\n]{0,100}\]){0,300})\]`;
const ADDRESS = String.raw`\(([^()\s]{1,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?)\)`;

/** A picture in Markdown: `![alternative](address)`. */
export const PICTURE = `!${BRACKETED}${ADDRESS}`;

/**
 * The marks, in the order in which they are tried; everything else is text. A single star, `_` and `~` are not marks
 * but multiplication signs, blanks and ranges. A backslash is a mark only before a sign that it can escape. A dollar
 * sign begins a formula only where it cannot be a price: not before a space, and with a closing dollar that follows no
 * space and precedes no digit.
 */
const MARK = new RegExp(
  [
    String.raw`\\([*$\x60|])`,
    String.raw`(\x60{1,3})(?!\x60)([^\n]{0,2000}?[^\x60\n])\2(?!\x60)`,
    String.raw`\$\$((?:\\[\s\S]|[^$\\]){1,4000})\$\$`,
    String.raw`\$(?![\s$])((?:\\.|[^$\\\n]){0,2000}?(?:\\.|[^$\\\s]))\$(?!\d)`,
    PICTURE,
    BRACKETED + ADDRESS,
    String.raw`\*\*(?=[^\s*])([^\n]{0,2000}?[^\s*])\*\*(?!\*)`,
    String.raw` *\n`,
  ].join('|'),
  'g',
);

/** Only web addresses become links; they cannot run scripts. */
export const isWebAddress = (address: string): boolean => /^https?:\/\/[^\s"'<>]+$/i.test(address);

/** Whether an address is that of a picture stored here. */
export const isPictureAddress = (address: string): boolean => /^\/api\/v1\/media\/[\w-]{1,100}$/.test(address);

export interface InlineRules {
  /** The allowed picture addresses; a picture with another address is shown as typed. */
  isPicture: (address: string) => boolean;
}

export const SHOWN: InlineRules = { isPicture: isPictureAddress };

/** Parses the text of one paragraph. Line breaks are kept, as authors of questions expect. */
export function parseInline(text: string, rules: InlineRules = SHOWN): Inline[] {
  const found: Inline[] = [];
  let doneTo = 0;
  for (const match of text.matchAll(MARK)) {
    const inline = inlineOf(match, rules);
    if (inline === null) continue;
    addText(found, text.slice(doneTo, match.index));
    if (inline.kind === 'text') addText(found, inline.text);
    else found.push(inline);
    doneTo = match.index + match[0].length;
  }
  addText(found, text.slice(doneTo));
  return found;
}

/** Null when the match is not a mark after all. */
function inlineOf(match: RegExpMatchArray, rules: InlineRules): Inline | null {
  const [, freed, , code, displayed, formula, alternative, picture, label, link, strong] = match;
  if (freed !== undefined) return { kind: 'text', text: freed };
  if (code !== undefined) return { kind: 'code', text: code };
  if (displayed !== undefined) return { kind: 'formula', tex: displayed.trim(), display: true };
  if (formula !== undefined) return { kind: 'formula', tex: formula, display: false };
  if (picture !== undefined)
    return rules.isPicture(picture) ? { kind: 'picture', address: picture, alternative: alternative ?? '' } : null;
  if (link !== undefined)
    return label && isWebAddress(link) ? { kind: 'link', address: link, children: parseInline(label, rules) } : null;
  if (strong !== undefined) return { kind: 'strong', children: parseInline(strong, rules) };
  return { kind: 'break' };
}

function addText(found: Inline[], text: string): void {
  if (text === '') return;
  const last = found[found.length - 1];
  if (last?.kind === 'text') last.text += text;
  else found.push({ kind: 'text', text });
}
