import { MAX_DEPTH, MAX_KEY_BYTES, MAX_KEYS, MAX_NUMBER_LENGTH, type BodyBounds } from './body-limit';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const UNDERSCORE = 0x5f;
const SMALL_C = 0x63;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor'];

/**
 * The first bound that a JSON text exceeds, found in one pass over its bytes before it is parsed; null when it is
 * within the bounds. Whether the text is valid JSON is left to the parser; broken text is counted the same way.
 */
export function shapeFault(json: Buffer, bounds: BodyBounds): string | null {
  return new ShapeScan(json, bounds).run();
}

/**
 * Indexed by depth: number of commas, and whether the level is a list. Shared by all scans, which run one at a time:
 * allocating them anew costs more than the scan of a save.
 */
const commasAt = new Uint32Array(MAX_DEPTH + 1);
const isListAt = new Uint8Array(MAX_DEPTH + 1);

// Texts are walked byte by byte at first: for short texts, and texts full of quotes, that is faster than searching.
const WALKED_BYTES = 64;
const SEARCHES = 16;

class ShapeScan {
  private depth = 0;
  private values = 0;

  constructor(
    private readonly json: Buffer,
    private readonly bounds: BodyBounds,
  ) {
    commasAt[0] = 0;
    isListAt[0] = 0;
  }

  run(): string | null {
    const { json } = this;
    const maxValues = this.bounds.values;
    let at = 0;
    while (at < json.length) {
      const byte = json[at] as number;
      let next = at + 1;
      if (byte <= 0x20 || byte === COLON) {
        at = next;
        continue;
      }
      let fault: string | null = null;
      if (byte === QUOTE) {
        next = this.endOfText(next);
        fault = this.takeText(at + 1, next - 1);
      } else if (byte === COMMA) fault = this.takeComma();
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) fault = this.open(byte === OPEN_LIST);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (this.depth > 0) this.depth -= 1;
      } else {
        next = this.endOfLiteral(next);
        fault = this.takeLiteral(next - at);
      }
      if (fault !== null) return fault;
      if (this.values > maxValues) return `The body holds more than ${maxValues} values.`;
      at = next;
    }
    return null;
  }

  /** The index after the closing quote. */
  private endOfText(from: number): number {
    const { json } = this;
    const walkTo = from + WALKED_BYTES;
    let at = from;
    let searches = 0;
    while (at < json.length) {
      const byte = json[at] as number;
      if (byte === QUOTE) return at + 1;
      at += byte === BACKSLASH ? 2 : 1;
      if (at < walkTo || searches === SEARCHES) continue;
      searches += 1;
      at = this.nextQuote(at);
    }
    return json.length + 1;
  }

  /** The index of the next quote, or of the backslash that escapes it. */
  private nextQuote(from: number): number {
    const quote = this.json.indexOf(QUOTE, from);
    if (quote === -1) return this.json.length;
    let backslashes = 0;
    while (quote - backslashes > from && this.json[quote - backslashes - 1] === BACKSLASH) backslashes += 1;
    return backslashes % 2 === 0 ? quote : quote - 1;
  }

  private takeText(from: number, to: number): string | null {
    if (to - from > this.bounds.textKilobytes * 1024)
      return `A text of the body is longer than ${this.bounds.textKilobytes} KB.`;
    if (!this.isKey(to + 1)) {
      this.values += 1;
      return null;
    }
    if (to - from > MAX_KEY_BYTES) return `The name of a field is longer than ${MAX_KEY_BYTES} bytes.`;
    return this.isForbidden(from, to) ? 'The body names a field that no object may have.' : null;
  }

  private isKey(behind: number): boolean {
    const { json } = this;
    let at = behind;
    while (at < json.length && (json[at] as number) <= 0x20) at += 1;
    return json[at] === COLON;
  }

  /** Also recognises a name written with escapes. */
  private isForbidden(from: number, to: number): boolean {
    const first = this.json[from];
    if (first !== UNDERSCORE && first !== SMALL_C && first !== BACKSLASH) return false;
    const written = this.json.toString('utf8', from, to);
    return FORBIDDEN_KEYS.includes(written.includes('\\') ? unescaped(written) : written);
  }

  private takeComma(): string | null {
    const commas = (commasAt[this.depth] as number) + 1;
    commasAt[this.depth] = commas;
    if (isListAt[this.depth] === 1)
      return commas >= this.bounds.listLength
        ? `A list of the body has more than ${this.bounds.listLength} elements.`
        : null;
    return commas >= MAX_KEYS ? `An object of the body has more than ${MAX_KEYS} fields.` : null;
  }

  private open(list: boolean): string | null {
    if (this.depth === MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels.`;
    this.depth += 1;
    this.values += 1;
    commasAt[this.depth] = 0;
    isListAt[this.depth] = list ? 1 : 0;
    return null;
  }

  private endOfLiteral(from: number): number {
    const { json } = this;
    let at = from;
    while (at < json.length) {
      const byte = json[at] as number;
      // Space and below, quote, comma, colon, brackets, braces.
      if (byte <= 0x22 || byte === COMMA || byte === COLON || (byte | 0x20) === 0x7b || (byte | 0x20) === 0x7d) break;
      at += 1;
    }
    return at;
  }

  private takeLiteral(length: number): string | null {
    this.values += 1;
    return length > MAX_NUMBER_LENGTH ? `A number of the body has more than ${MAX_NUMBER_LENGTH} characters.` : null;
  }
}

function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    // Invalid JSON; the parser reports it.
    return written;
  }
}
