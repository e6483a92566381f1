/** One record of the file; `lineNumber` counts records from 1, as a spreadsheet numbers its rows. */
export interface TextRow {
  lineNumber: number;
  cells: string[];
}

const SEPARATORS = [',', '\t', ';', '，'] as const;

/** Lines that end in the middle of a quoted field; `unclosedQuoteAt` is where that field began. */
export class UnclosedQuote extends Error {
  constructor(readonly lineNumber: number) {
    super(`The quoted field that begins in row ${lineNumber} has no end`);
  }
}

/** The separator that stands most often in the first line; a comma when none does. */
export function detectSeparator(text: string): string {
  const firstLine = text.slice(0, 10_000).split(/\r?\n/, 1)[0];
  const counts = SEPARATORS.map((separator) => firstLine.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

/**
 * Records of RFC 4180 text: quoted fields may hold separators, line ends and doubled quotes.
 * @throws UnclosedQuote
 */
export function* csvRows({
  text,
  separator = detectSeparator(text),
}: {
  text: string;
  separator?: string;
}): Generator<TextRow> {
  let position = 0;
  for (let lineNumber = 1; position < text.length; lineNumber += 1) {
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      const field =
        text[position] === '"'
          ? quotedField({ text, start: position, separator, lineNumber })
          : plainField({ text, start: position, separator });
      cells.push(field.value);
      ended = text[field.end] !== separator;
      position = field.end + 1;
    }
    // CR LF is one line end.
    if (text[position - 1] === '\r' && text[position] === '\n') position += 1;
    yield { lineNumber, cells };
  }
}

interface Field {
  value: string;
  /** Where its separator or line end stands. */
  end: number;
}

function plainField({ text, start, separator }: { text: string; start: number; separator: string }): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end };
}

function quotedField({
  text,
  start,
  separator,
  lineNumber,
}: {
  text: string;
  start: number;
  separator: string;
  lineNumber: number;
}): Field {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new UnclosedQuote(lineNumber);
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the separator belongs to the field, as Excel reads it.
      const rest = plainField({ text, start: quote + 1, separator });
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    from = quote + 2;
  }
}
