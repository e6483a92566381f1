import { damaged } from './sheet-file-fault';

export interface XmlHandler {
  /** `name` without its prefix; `attributes` as in the file, see `readAttributes`. */
  open: (name: string, attributes: string) => void;
  /** A text may come in several pieces. */
  text: (piece: string) => void;
  close: (name: string) => void;
}

/** A real tag has a few hundred characters. */
const MAX_TAG_CHARACTERS = 32 * 1024;
const LONGEST_ENTITY = 10;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const GREATER_THAN = 0x3e;

/** Skipped parts: comments, instructions, and a DOCTYPE with its declarations up to the first `>`. */
const SKIPPED: [begin: string, end: string][] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
];
const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/**
 * Reads XML from a stream and holds no more of it than one tag. It builds no tree, so depth costs nothing. Only XML's
 * five entities and numeric entities are decoded; others stay as they are.
 * @throws SheetFileFault for a tag without an end
 */
export class XmlTokens {
  private rest = '';
  /** The end marker of the part being skipped, or of the CDATA being read. */
  private until: string | null = null;
  private inCdata = false;

  constructor(private readonly handler: XmlHandler) {}

  push(piece: string): void {
    this.take(this.rest + piece);
  }

  /** @throws SheetFileFault when the file ends inside a tag */
  end(): void {
    if (this.until !== null || this.rest.startsWith('<')) throw damaged();
    if (this.rest !== '') this.handler.text(decodeEntities(this.rest));
  }

  private take(buffer: string): void {
    let at = 0;
    while (at < buffer.length) {
      const next = this.until === null ? this.step(buffer, at) : this.pass({ buffer, at, until: this.until });
      if (next === null) break;
      at = next;
    }
    this.rest = buffer.slice(at);
    if (this.rest.length > MAX_TAG_CHARACTERS) throw damaged();
  }

  /** Index of the next token; null when more of the file is needed. */
  private step(buffer: string, at: number): number | null {
    if (buffer[at] !== '<') return this.textAt(buffer, at);
    if (buffer[at + 1] === '!' || buffer[at + 1] === '?') return this.beginSkipping(buffer, at);
    const end = tagEnd(buffer, at + 1);
    if (end === null) return null;
    this.tag(buffer.slice(at + 1, end));
    return end + 1;
  }

  private textAt(buffer: string, at: number): number | null {
    const end = buffer.indexOf('<', at);
    if (end !== -1) {
      this.handler.text(decodeEntities(buffer.slice(at, end)));
      return end;
    }
    const cut = beforeHalfAnEntity(buffer, at);
    if (cut > at) this.handler.text(decodeEntities(buffer.slice(at, cut)));
    return cut > at ? cut : null;
  }

  private beginSkipping(buffer: string, at: number): number | null {
    if (buffer.length - at < CDATA.length) return null;
    this.inCdata = buffer.startsWith(CDATA, at);
    if (this.inCdata) {
      this.until = CDATA_END;
      return at + CDATA.length;
    }
    const [begin, end] = SKIPPED.find(([opening]) => buffer.startsWith(opening, at)) as [string, string];
    this.until = end;
    return at + begin.length;
  }

  private pass({ buffer, at, until }: { buffer: string; at: number; until: string }): number | null {
    const found = buffer.indexOf(until, at);
    // This piece may end with the beginning of the end marker.
    const end = found === -1 ? Math.max(at, buffer.length - until.length + 1) : found;
    if (this.inCdata && end > at) this.handler.text(buffer.slice(at, end));
    if (found === -1) return end > at ? end : null;
    this.until = null;
    return found + until.length;
  }

  private tag(tag: string): void {
    if (tag.startsWith('/')) {
      this.handler.close(localName(tag.slice(1).trim()));
      return;
    }
    const isEmpty = tag.endsWith('/');
    const content = isEmpty ? tag.slice(0, -1) : tag;
    const nameEnd = content.search(/\s/);
    const name = localName(nameEnd === -1 ? content : content.slice(0, nameEnd));
    this.handler.open(name, nameEnd === -1 ? '' : content.slice(nameEnd));
    if (isEmpty) this.handler.close(name);
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A `>` inside quotes does not end the tag. */
function tagEnd(buffer: string, from: number): number | null {
  let quote = 0;
  for (let at = from; at < buffer.length; at += 1) {
    const character = buffer.charCodeAt(at);
    if (quote !== 0) quote = character === quote ? 0 : quote;
    else if (character === DOUBLE_QUOTE || character === SINGLE_QUOTE) quote = character;
    else if (character === GREATER_THAN) return at;
  }
  return null;
}

function beforeHalfAnEntity(buffer: string, from: number): number {
  const ampersand = buffer.lastIndexOf('&');
  const isHalf = ampersand >= from && buffer.length - ampersand <= LONGEST_ENTITY && !buffer.includes(';', ampersand);
  return isHalf ? ampersand : buffer.length;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(/&(?:([a-z]{2,4})|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, decodeEntity) : text;

function decodeEntity(whole: string, name?: string, decimal?: string, hex?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The attributes of a tag by full name. */
export function readAttributes(attributes: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; ;) {
    const equals = attributes.indexOf('=', at);
    if (equals === -1) return found;
    const opening = firstQuote(attributes, equals + 1);
    const closing = opening === -1 ? -1 : attributes.indexOf(attributes[opening] as string, opening + 1);
    if (closing === -1) return found;
    const name = attributes.slice(at, equals).trim();
    if (!found.has(name)) found.set(name, decodeEntities(attributes.slice(opening + 1, closing)));
    at = closing + 1;
  }
}

function firstQuote(text: string, from: number): number {
  const rest = text.slice(from, from + 100).search(/["']/);
  return rest === -1 ? -1 : from + rest;
}
