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
import { MAX_CELL_CHARACTERS } from './roster-file-fault';

export const MAX_ROSTER_ROWS = 200_000;
/** More than any roster has; what stands further to the right is not looked at. */
const MAX_COLUMNS = 50;
/** Of all rows: what 200,000 rows hold is a third of it. Whoever reads them has them in memory. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

const LIMITS = { maxCellCharacters: MAX_CELL_CHARACTERS };

/**
 * The rows that hold anything, headings included, of an .xlsx or .csv file; which of them it is shows in its bytes.
 * @throws SheetFileFault
 */
export async function* readRosterFile(bytes: Buffer): AsyncGenerator<TextRow> {
  let count = 0;
  let characters = 0;
  for await (const row of rowsOf(bytes)) {
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

async function* rowsOf(bytes: Buffer): AsyncGenerator<TextRow> {
  switch (sheetFileKind(bytes)) {
    case 'old_or_encrypted_workbook':
      throw oldOrEncrypted();
    case 'workbook':
      yield* firstSheetRows(bytes);
      return;
    case 'text': {
      const text = decodeText(bytes);
      if (text === null) throw unknownEncoding();
      yield* csvRows({ text, limits: LIMITS });
    }
  }
}

async function* firstSheetRows(bytes: Buffer): AsyncGenerator<TextRow> {
  const [first] = await openWorkbook({ bytes, ...LIMITS });
  if (!first) throw damaged();
  yield* first.rows();
}
