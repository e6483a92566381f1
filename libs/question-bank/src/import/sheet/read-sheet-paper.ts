import {
  csvRows,
  decodeText,
  oldOrEncrypted,
  openWorkbook,
  SEPARATORS,
  SheetFileFault,
  sheetFileKind,
  tooManyRows,
  unknownEncoding,
  unpacksTooLarge,
  type Fault,
  type SheetFileFaultFacts,
  type SheetRow,
} from '@sunflower/platform/plain';
import type { ImportedPaper, ImportFormat, ImportNotice } from '../imported-paper';
import { columnsOf } from './headings';
import { readSheet, type ReadSheet, type SheetToRead } from './read-sheet';
import { markdownOfRuns } from './rich-markdown';
import { sheetFileFault } from './sheet-fault';

/** Excel's own limit. */
export const MAX_CELL_CHARACTERS = 32_767;
export const MAX_PAPER_ROWS = 100_000;
/** Limit over all rows; 60,000 questions take a third of it. */
const MAX_CHARACTERS = 64 * 1024 * 1024;
/** Each cell takes memory, empty or not. */
const MAX_CELLS = 5_000_000;
const MAX_SHEETS = 200;
const ROWS_TRIED = 40;

const LIMITS = { maxCellCharacters: MAX_CELL_CHARACTERS };

interface FileToRead {
  bytes: Uint8Array;
  /** The file name. */
  name: string;
}

/**
 * Reads every sheet of an .xlsx file that has questions and reports the other sheets as skipped. An unreadable file
 * yields an error and no questions.
 */
export function readWorkbookPaper({ bytes }: FileToRead): Promise<ImportedPaper> {
  return readPaper({ format: 'workbook', sheets: workbookSheets(asBuffer(bytes)) });
}

/** Reads a .csv file in UTF-8, UTF-16 or GB18030, with the separator of its heading row. */
export function readCsvPaper({ bytes, name }: FileToRead): Promise<ImportedPaper> {
  return readPaper({ format: 'csv', sheets: csvSheet({ bytes, name }) });
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Names of the example sheets in our template. */
const EXAMPLES = /^(?:示例|examples)$/i;

const codeOfPassedOver = ({ sheet, isOfExamples }: { sheet: FoundSheet; isOfExamples: boolean }) => {
  if (sheet.hidden) return 'SHEET_HIDDEN';
  return isOfExamples ? 'SHEET_OF_EXAMPLES' : 'SHEET_WITHOUT_QUESTIONS';
};

interface FoundSheet extends SheetToRead {
  hidden: boolean;
}

interface PaperToRead {
  format: ImportFormat;
  sheets: AsyncIterable<FoundSheet>;
}

async function readPaper({ format, sheets }: PaperToRead): Promise<ImportedPaper> {
  const paper: ImportedPaper = { format, title: null, questions: [], groups: [], pictures: [], notices: [] };
  const say = (severity: ImportNotice['severity'], fault: Fault): void => {
    paper.notices.push({ ...fault, severity, field: null, line: null });
  };
  let isEmpty = true;
  let hasQuestions = false;
  try {
    for await (const sheet of sheets) {
      if (sheet.rows.length === 0) continue;
      isEmpty = false;
      const read = sheet.hidden ? null : readSheet(sheet);
      const isOfExamples = sheet.isSheet && EXAMPLES.test(sheet.name.trim());
      if (read && !isOfExamples) take({ paper, read });
      else
        say('warning', sheetFileFault(codeOfPassedOver({ sheet, isOfExamples: read !== null }), { sheet: sheet.name }));
      hasQuestions ||= read !== null;
    }
  } catch (error) {
    if (!(error instanceof SheetFileFault)) throw error;
    // A file is never read in part.
    return { format, title: null, questions: [], groups: [], pictures: [], notices: [unreadable(error.facts)] };
  }
  if (isEmpty) say('error', sheetFileFault('SHEET_FILE_EMPTY', {}));
  else if (!hasQuestions) say('error', sheetFileFault('SHEET_NONE_WITH_QUESTIONS', {}));
  return paper;
}

function take({ paper, read }: { paper: ImportedPaper; read: ReadSheet }): void {
  const before = paper.groups.length;
  paper.title ??= read.title;
  for (const group of read.groups) paper.groups.push(group);
  for (const question of read.questions)
    paper.questions.push(question.group === null ? question : { ...question, group: question.group + before });
  for (const notice of read.notices) paper.notices.push(notice);
}

/** Counts rows, cells and characters over all sheets of a file. */
class Bounds {
  private rows = 0;
  private cells = 0;
  private characters = 0;

  /** @throws SheetFileFault */
  pass(cells: readonly string[]): void {
    this.rows += 1;
    this.cells += cells.length;
    if (this.rows > MAX_PAPER_ROWS) throw tooManyRows(MAX_PAPER_ROWS);
    for (const cell of cells) this.characters += cell.length;
    if (this.characters > MAX_CHARACTERS || this.cells > MAX_CELLS) throw unpacksTooLarge();
  }
}

/** The cells without the empty ones at the end. */
const filledPart = (cells: readonly string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);

const LONGEST_COPIED_ANYWAY = 12;

/** Copies a text, because a slice keeps the whole XML of its sheet in memory. */
const ownText = (text: string): string =>
  text.length <= LONGEST_COPIED_ANYWAY ? text : Buffer.from(text, 'utf16le').toString('utf16le');

async function* workbookSheets(bytes: Buffer): AsyncGenerator<FoundSheet> {
  if (sheetFileKind(bytes) === 'old_or_encrypted_workbook') throw oldOrEncrypted();
  const bounds = new Bounds();
  const sheets = await openWorkbook({ bytes, ...LIMITS, withNotes: true, textOf: markdownOfRuns });
  if (sheets.length > MAX_SHEETS) throw unpacksTooLarge();
  for (const sheet of sheets) {
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows()) {
      // A formula without a value is an empty cell that needs a notice, so rows with notes keep their empty cells.
      const cells = row.notes === null ? filledPart(row.cells) : row.cells;
      if (cells.length === 0) continue;
      bounds.pass(cells);
      rows.push({ ...row, cells: cells.map(ownText) });
    }
    yield {
      name: sheet.name,
      isSheet: true,
      hidden: sheet.hidden,
      rows,
      merges: sheet.merges,
      hiddenColumns: sheet.hiddenColumns,
    };
  }
}

async function* csvSheet({ bytes, name }: FileToRead): AsyncGenerator<FoundSheet> {
  const text = decodeText(bytes);
  if (text === null) throw unknownEncoding();
  const bounds = new Bounds();
  const rows: SheetRow[] = [];
  for (const { lineNumber, cells: all } of csvRows({ text, separator: separatorOf(text), limits: LIMITS })) {
    const cells = filledPart(all);
    if (cells.length === 0) continue;
    bounds.pass(cells);
    rows.push({ lineNumber, cells, hidden: false, notes: null });
  }
  yield { name: name.replace(/\.[^.]*$/, ''), isSheet: false, hidden: false, rows, merges: [], hiddenColumns: [] };
}

/** The first separator that yields a heading row; a comma when none does. */
function separatorOf(text: string): string {
  const found = SEPARATORS.find((separator) => {
    let tried = 0;
    try {
      for (const { cells } of csvRows({ text, separator, limits: LIMITS })) {
        if (columnsOf(cells)) return true;
        tried += 1;
        if (tried === ROWS_TRIED) return false;
      }
    } catch (error) {
      if (!(error instanceof SheetFileFault)) throw error;
    }
    return false;
  });
  return found ?? ',';
}

function unreadable({ problem, columns, lineNumber, maxCharacters }: SheetFileFaultFacts): ImportNotice {
  const fault = ((): Fault => {
    switch (problem) {
      case 'empty':
        return sheetFileFault('SHEET_FILE_EMPTY', {});
      case 'old_or_encrypted_workbook':
        return sheetFileFault('SHEET_FILE_OLD_FORMAT', {});
      case 'damaged':
        return sheetFileFault('SHEET_FILE_DAMAGED', {});
      case 'unpacks_too_large':
        return sheetFileFault('SHEET_FILE_UNPACKS_TOO_LARGE', {});
      case 'cell_too_long':
        return sheetFileFault('SHEET_CELL_TOO_LONG', {
          row: lineNumber ?? 0,
          column: columns?.[0] ?? '',
          max: maxCharacters ?? MAX_CELL_CHARACTERS,
        });
      case 'too_many_columns':
        return sheetFileFault('SHEET_TOO_MANY_COLUMNS', {});
      case 'too_many_rows':
        return sheetFileFault('SHEET_TOO_MANY_ROWS', { max: MAX_PAPER_ROWS });
      case 'unknown_encoding':
        return sheetFileFault('SHEET_ENCODING_UNKNOWN', {});
      case 'unclosed_quote':
        return sheetFileFault('SHEET_QUOTE_NOT_CLOSED', { row: lineNumber ?? 0 });
    }
  })();
  return { ...fault, severity: 'error', field: null, line: lineNumber ?? null };
}
