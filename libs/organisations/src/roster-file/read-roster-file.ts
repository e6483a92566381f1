import {
  csvRows,
  damaged,
  decodeText,
  oldOrEncrypted,
  openWorkbook,
  SheetFileFault,
  sheetFileKind,
  tooManyRows,
  unknownEncoding,
  unpacksTooLarge,
  type TextRow,
} from '@sunflower/platform/plain';
import { hasRosterHeadings } from './roster-headings';
import { MAX_CELL_CHARACTERS } from './roster-file-fault';

export const MAX_ROSTER_ROWS = 200_000;
/** More columns than any roster has; columns further right are ignored. */
const MAX_COLUMNS = 50;
/** Limit for all rows together, because they are held in memory; 200,000 usual rows take a third of it. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

const LIMITS = { maxCellCharacters: MAX_CELL_CHARACTERS };

/**
 * The non-empty rows of an .xlsx or .csv file, headings included. The format is detected from the bytes.
 * @throws SheetFileFault
 */
export async function* readRosterFile(bytes: Buffer, sheet: string | null = null): AsyncGenerator<TextRow> {
  let count = 0;
  let characters = 0;
  for await (const row of rowsOf(bytes, sheet)) {
    const cells = row.cells.slice(0, MAX_COLUMNS);
    if (cells.every((cell) => cell.trim() === '')) continue;
    count += 1;
    if (count > MAX_ROSTER_ROWS + 1) throw tooManyRows(MAX_ROSTER_ROWS);
    characters += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (characters > MAX_CHARACTERS) throw unpacksTooLarge();
    yield { lineNumber: row.lineNumber, cells };
  }
  if (count === 0)
    throw new SheetFileFault({ problem: 'empty', advice: 'The file holds nothing; start from the template.' });
}

async function* rowsOf(bytes: Buffer, sheet: string | null): AsyncGenerator<TextRow> {
  switch (sheetFileKind(bytes)) {
    case 'old_or_encrypted_workbook':
      throw oldOrEncrypted();
    case 'workbook':
      yield* sheetRows({ bytes, sheet });
      return;
    case 'text': {
      const text = decodeText(bytes);
      if (text === null) throw unknownEncoding();
      yield* csvRows({ text, limits: LIMITS });
    }
  }
}

async function* sheetRows({ bytes, sheet }: { bytes: Buffer; sheet: string | null }): AsyncGenerator<TextRow> {
  const sheets = await openWorkbook({ bytes, ...LIMITS });
  const chosen = sheet === null ? sheets[0] : sheets.find(({ name }) => name === sheet);
  if (!chosen) throw damaged();
  yield* chosen.rows();
}

/** Rows of a sheet in which headings are searched. */
const ROWS_LOOKED_AT = 12;

/**
 * The sheets of a workbook that have roster headings. A single sheet is always returned; text files have none.
 * @throws SheetFileFault
 */
export async function rosterSheets(bytes: Buffer): Promise<string[]> {
  if (sheetFileKind(bytes) !== 'workbook') return [];
  const sheets = await openWorkbook({ bytes, ...LIMITS });
  if (sheets.length <= 1) return sheets.map(({ name }) => name);
  const found: string[] = [];
  for (const { name, rows } of sheets) {
    const first: TextRow[] = [];
    for await (const row of rows()) {
      first.push(row);
      if (first.length === ROWS_LOOKED_AT) break;
    }
    if (hasRosterHeadings(first)) found.push(name);
  }
  return found;
}
