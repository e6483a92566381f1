import { cellTooLong, MAX_SHEET_COLUMNS, tooManyColumns, unclosedQuote, type SheetLimits } from './sheet-file-fault';

/** One record of the file; `lineNumber` counts records from 1, as a spreadsheet numbers its rows. */
export interface TextRow {
  lineNumber: number;
  cells: string[];
}

export const SEPARATORS = [',', '\t', ';', '，'] as const;

const LINES_LOOKED_AT = 20;

/**
 * The separator that occurs in most of the first lines; among equals, the most frequent one; a comma when none occurs.
 * Several lines are read because the first one may be a note with commas of its own.
 */
export function detectSeparator(text: string): string {
  const lines = text.slice(0, 10_000).split(/\r?\n/, LINES_LOOKED_AT);
  const counts = SEPARATORS.map((separator) => {
    const ofLines = lines.map((line) => line.split(separator).length - 1);
    const total = ofLines.reduce((sum, count) => sum + count, 0);
    return ofLines.filter((count) => count > 0).length * 1_000_000 + total;
  });
  return SEPARATORS[counts.indexOf(Math.max(...counts))] as string;
}

/**
 * Records of RFC 4180 text: quoted fields may contain separators, line ends and doubled quotes.
 * @throws SheetFileFault for an unclosed quote, and for a field or record that is too long
 */
export function* csvRows({
  text,
  separator = detectSeparator(text),
  limits,
}: {
  text: string;
  separator?: string;
  limits: SheetLimits;
}): Generator<TextRow> {
  let position = 0;
  for (let lineNumber = 1; position < text.length; lineNumber += 1) {
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      if (cells.length === MAX_SHEET_COLUMNS) throw tooManyColumns();
      const place = { text, start: position, separator, lineNumber, column: cells.length, ...limits };
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
  /** Index of the separator or line end after the field. */
  end: number;
}

interface FieldPlace extends SheetLimits {
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
    if (end - start > place.maxCellCharacters) throw cellTooLong(place);
  }
  return { value: text.slice(start, end), end };
}

function quotedField({ start, ...place }: FieldPlace): Field {
  const { text, lineNumber } = place;
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw unclosedQuote(lineNumber);
    if (value.length + quote - from > place.maxCellCharacters) throw cellTooLong(place);
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      // Text between the closing quote and the separator belongs to the field, as Excel reads it.
      const rest = plainField({ ...place, start: quote + 1 });
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    from = quote + 2;
  }
}
