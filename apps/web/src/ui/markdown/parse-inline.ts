export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code'; text: string }
  | { kind: 'formula'; tex: string; display: boolean }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  | { kind: 'link'; address: string; children: Inline[] }
  | { kind: 'image'; address: string; alternative: string };

// Only our own pictures, and links that cannot run anything; all else stays text.
const safePicture = /^\/api\/v1\/media\/[\w-]+$/;
const safeLink = /^(?:https?:\/\/|\/)[^\s"'<>]*$/;

// In the order in which they are tried at a place. `_` marks nothing: blanks in questions are written with it. A dollar sign marks a
// formula only where it cannot be a price: not before a space, and closed by one that stands after no space and before no digit.
const pattern =
  /\\([!-/:-@[-`{-~])|(`+)(.+?)\2(?!`)|\$\$((?:\\[\s\S]|[^$\\])+)\$\$|\$(?![\s$])((?:\\.|[^$\\\n])*?(?:\\.|[^$\\\s]))\$(?!\d)|!\[([^\]]*)\]\(([^)\s]+)\)|\[([^\]]+)\]\(([^)\s]+)\)|\*\*(?=\S)(.+?\S|\S)\*\*|\*(?=[^\s*])([^*]*[^\s*])\*|( {2,}|\\)?\n/g;

/** One paragraph's text. A single line break is kept as a break: authors of questions expect it. */
export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let doneTo = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > doneTo) addText(found, text.slice(doneTo, match.index));
    addMatch(found, match);
    doneTo = match.index + match[0].length;
  }
  if (doneTo < text.length) addText(found, text.slice(doneTo));
  return found;
}

function addMatch(found: Inline[], match: RegExpMatchArray): void {
  const [whole, escaped, , code, displayed, formula, alternative, picture, label, link, strong, emphasis] = match;
  if (escaped !== undefined) addText(found, escaped);
  else if (code !== undefined) found.push({ kind: 'code', text: code });
  else if (displayed !== undefined) found.push({ kind: 'formula', tex: displayed.trim(), display: true });
  else if (formula !== undefined) found.push({ kind: 'formula', tex: formula, display: false });
  else if (picture !== undefined && safePicture.test(picture)) {
    found.push({ kind: 'image', address: picture, alternative: alternative ?? '' });
  } else if (link !== undefined && label !== undefined && safeLink.test(link)) {
    found.push({ kind: 'link', address: link, children: parseInline(label) });
  } else if (strong !== undefined) found.push({ kind: 'strong', children: parseInline(strong) });
  else if (emphasis !== undefined) found.push({ kind: 'emphasis', children: parseInline(emphasis) });
  else if (whole.endsWith('\n')) found.push({ kind: 'break' });
  else addText(found, whole);
}

function addText(found: Inline[], text: string): void {
  const last = found[found.length - 1];
  if (last?.kind === 'text') last.text += text;
  else found.push({ kind: 'text', text });
}
