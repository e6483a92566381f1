export type RosterFileProblem =
  | 'empty'
  | 'old_or_encrypted_workbook'
  | 'damaged'
  | 'unpacks_too_large'
  | 'cell_too_long'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'unknown_encoding'
  | 'unclosed_quote'
  | 'columns_missing'
  | 'columns_twice'
  | 'too_slow';

export interface RosterFileFaultFacts {
  problem: RosterFileProblem;
  /** What to do, in plain English. */
  advice: string;
  /** Their headings; a letter, as a spreadsheet shows it, for a column without one. */
  columns?: string[];
  lineNumber?: number;
  maxCharacters?: number;
}

/** More than any field of a roster holds. */
export const MAX_CELL_CHARACTERS = 1000;
/** Column ZZ; a roster has some ten. */
export const MAX_SHEET_COLUMNS = 702;

/** The file as a whole cannot be read. Imports nothing: it is thrown in a thread that knows no other room. */
export class RosterFileFault extends Error {
  constructor(readonly facts: RosterFileFaultFacts) {
    super(facts.advice);
  }
}

export const damaged = (): RosterFileFault =>
  new RosterFileFault({
    problem: 'damaged',
    advice: 'The file is not a workbook that can be read; open it and save it again as .xlsx.',
  });

export const unpacksTooLarge = (): RosterFileFault =>
  new RosterFileFault({ problem: 'unpacks_too_large', advice: 'The file holds too much data; split it.' });

export const tooManyColumns = (): RosterFileFault =>
  new RosterFileFault({
    problem: 'too_many_columns',
    advice: 'The sheet has cells beyond column ZZ; delete them.',
  });

/** `column` counts from 0. */
export const cellTooLong = ({ lineNumber, column }: { lineNumber: number; column: number }): RosterFileFault =>
  new RosterFileFault({
    problem: 'cell_too_long',
    advice: `Row ${lineNumber}, column ${columnLetters(column)} has more than ${MAX_CELL_CHARACTERS} characters; shorten it, or look for a quote that is never closed.`,
    columns: [columnLetters(column)],
    lineNumber,
    maxCharacters: MAX_CELL_CHARACTERS,
  });

/** A, B … Z, AA … ZZ, by the place from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
