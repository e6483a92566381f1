import { cellTooLong, MAX_CELL_CHARACTERS, MAX_SHEET_COLUMNS, tooManyColumns } from './roster-file-fault';

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
 * @throws UnclosedQuote, RosterFileFault for a field or a record that is too long
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
      if (cells.length === MAX_SHEET_COLUMNS) throw tooManyColumns();
      const place = { text, start: position, separator, lineNumber, column: cells.length };
      const field = text[position] === '"' ? quotedField(place) : plainField(place);
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

interface FieldPlace {
  text: string;
  start: number;
  separator: string;
  lineNumber: number;
  /** From 0. */
  column: number;
}

function plainField({ text, start, separator, ...place }: FieldPlace): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    end += 1;
    if (end - start > MAX_CELL_CHARACTERS) throw cellTooLong(place);
  }
  return { value: text.slice(start, end), end };
}

function quotedField({ start, ...place }: FieldPlace): Field {
  const { text, lineNumber } = place;
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new UnclosedQuote(lineNumber);
    if (value.length + quote - from > MAX_CELL_CHARACTERS) throw cellTooLong(place);
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the separator belongs to the field, as Excel reads it.
      const rest = plainField({ ...place, start: quote + 1 });
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    from = quote + 2;
  }
}
