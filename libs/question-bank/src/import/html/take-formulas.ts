/** Placeholders for stretches of text that must not be parsed as HTML or escaped. */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const PLACE = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');
/** Removes placeholder characters from foreign text. */
export const withoutPlaces = (text: string): string => text.replace(/[\uFDD0-\uFDD3]/g, '');

/** Stores stretches removed from a text and restores them after the rest has been changed. */
export class Held {
  private readonly texts: string[] = [];

  put(text: string): string {
    this.texts.push(text);
    return `${OPEN}${this.texts.length - 1}${CLOSE}`;
  }

  get holdsFormula(): boolean {
    return this.texts.some((text) => text.startsWith('$'));
  }

  /** Changes the stored texts whose placeholders occur in a text. */
  changed(text: string, change: (held: string) => string): string {
    for (const [, index] of text.matchAll(PLACE)) {
      const held = this.texts[Number(index)];
      if (held !== undefined) this.texts[Number(index)] = change(held);
    }
    return text;
  }

  back(text: string): string {
    return text.replace(PLACE, (place, index: string) => this.texts[Number(index)] ?? place);
  }
}

const MARKS = [
  { open: '\\(', close: '\\)', display: false },
  { open: '\\[', close: '\\]', display: true },
  { open: '$$', close: '$$', display: true },
] as const;
const MOST_CHARACTERS = 4_000;

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** Decodes the few character references used in formulas. */
const decoded = (tex: string): string =>
  tex.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** The formula as Markdown. */
export function formulaMark({ tex, display }: { tex: string; display: boolean }): string {
  const inner = tex.trim();
  return display || /\n/.test(inner) ? `$$${inner}$$` : `$${inner}$`;
}

/**
 * Stores formulas between \(…\), \[…\] and $$…$$ from HTML or text. A formula without an end, or with a tag inside,
 * stays text.
 */
export function takeFormulas({ text, held, isHtml }: { text: string; held: Held; isHtml: boolean }): string {
  const ended = new Set<string>();
  let result = '';
  let doneTo = 0;
  const start = /\\\(|\\\[|\$\$/g;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const mark = MARKS.find(({ open }) => open === match?.[0]);
    if (mark === undefined || ended.has(mark.close)) continue;
    const from = match.index + mark.open.length;
    const end = text.indexOf(mark.close, from);
    if (end < 0) {
      ended.add(mark.close);
      continue;
    }
    if (end - from > MOST_CHARACTERS) continue;
    const tex = text.slice(from, end);
    if (isHtml && /<\/?[a-z]/i.test(tex)) continue;
    if (tex.trim() === '') {
      // An empty formula is dropped: some authors add one to make their system load its formula renderer.
      result += text.slice(doneTo, match.index);
      doneTo = end + mark.close.length;
      start.lastIndex = doneTo;
      continue;
    }
    const after = text.slice(end + mark.close.length, end + mark.close.length + 1);
    // A single dollar before a digit does not close a formula, so a space is added.
    const gap = !mark.display && /\d/.test(after) ? ' ' : '';
    const shown = formulaMark({ tex: isHtml ? decoded(tex) : tex, display: mark.display });
    result += text.slice(doneTo, match.index) + held.put(shown) + gap;
    doneTo = end + mark.close.length;
    start.lastIndex = doneTo;
  }
  return result + text.slice(doneTo);
}

/** Stores `$…$` when the content is certainly TeX: many authors use it although their system shows the dollars. */
export function takeDollarFormulas({ text, held }: { text: string; held: Held }): string {
  return text.replace(/(?<![\\$])\$([^$\n<]{1,500}?)(?<!\\)\$(?!\d)/g, (whole, tex: string) =>
    /\\[a-z]{2,}|[\^_]/i.test(tex) ? held.put(formulaMark({ tex, display: false })) : whole,
  );
}
