/** Why a file cannot be read as a whole. */
export type SheetFileProblem =
  | 'empty'
  | 'old_or_encrypted_workbook'
  | 'damaged'
  | 'unpacks_too_large'
  | 'cell_too_long'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'unknown_encoding'
  | 'unclosed_quote';

export interface SheetFileFaultFacts {
  problem: SheetFileProblem;
  /** Advice to the user, in plain English. */
  advice: string;
  /** The letter of the column, as a spreadsheet shows it. */
  columns?: string[];
  lineNumber?: number;
  maxCharacters?: number;
}

/** Limits that a reader sets. */
export interface SheetLimits {
  /** Characters of one cell. */
  maxCellCharacters: number;
}

/** Column ZZ; a roster has about ten columns, a paper about forty. */
export const MAX_SHEET_COLUMNS = 702;

/** The file as a whole cannot be read. This module imports nothing, because it is thrown in a thread. */
export class SheetFileFault extends Error {
  constructor(readonly facts: SheetFileFaultFacts) {
    super(facts.advice);
  }
}

export const damaged = (): SheetFileFault =>
  new SheetFileFault({
    problem: 'damaged',
    advice: 'The file is not a workbook that can be read; open it and save it again as .xlsx.',
  });

export const unpacksTooLarge = (): SheetFileFault =>
  new SheetFileFault({ problem: 'unpacks_too_large', advice: 'The file holds too much data; split it.' });

export const oldOrEncrypted = (): SheetFileFault =>
  new SheetFileFault({
    problem: 'old_or_encrypted_workbook',
    advice: 'An .xls file or a workbook with a password cannot be read; save it as .xlsx without a password.',
  });

export const tooManyRows = (max: number): SheetFileFault =>
  new SheetFileFault({ problem: 'too_many_rows', advice: `The file has more than ${max} rows; split it.` });

export const unknownEncoding = (): SheetFileFault =>
  new SheetFileFault({
    problem: 'unknown_encoding',
    advice: 'This is neither .xlsx nor .csv in UTF-8 or GB18030; save it as .xlsx.',
  });

export const unclosedQuote = (lineNumber: number): SheetFileFault =>
  new SheetFileFault({
    problem: 'unclosed_quote',
    advice: `The quoted field that begins in row ${lineNumber} has no end; close it or save the file as .xlsx.`,
    lineNumber,
  });

export const tooManyColumns = (): SheetFileFault =>
  new SheetFileFault({
    problem: 'too_many_columns',
    advice: 'The sheet has cells beyond column ZZ; delete them.',
  });

/** `column` counts from 0. */
export const cellTooLong = ({
  lineNumber,
  column,
  maxCellCharacters,
}: { lineNumber: number; column: number } & SheetLimits): SheetFileFault =>
  new SheetFileFault({
    problem: 'cell_too_long',
    advice: `Row ${lineNumber}, column ${columnLetters(column)} has more than ${maxCellCharacters} characters; shorten it, or look for a quote that is never closed.`,
    columns: [columnLetters(column)],
    lineNumber,
    maxCharacters: maxCellCharacters,
  });

/** A, B … Z, AA … ZZ, for a column from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
