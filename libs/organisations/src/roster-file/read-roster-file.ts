import { csvRows, UnclosedQuote, type TextRow } from './csv-rows';
import { decodeText } from './decode-text';
import { RosterFileTooLarge, UnreadableRosterFile } from './roster-file.errors';
import { xlsxRows } from './xlsx-rows';

export const MAX_ROSTER_FILE_BYTES = 50 * 1024 * 1024;
export const MAX_ROSTER_ROWS = 200_000;

const ZIP_MARK = Buffer.from('PK\u0003\u0004', 'latin1');
const OLE_MARK = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The rows that hold anything, headings included, of an .xlsx or .csv file; which of them it is shows in its bytes.
 * @throws UnreadableRosterFile, RosterFileTooLarge
 */
export async function readRosterFile(bytes: Buffer): Promise<TextRow[]> {
  if (bytes.length > MAX_ROSTER_FILE_BYTES) throw new RosterFileTooLarge({ maxMegabytes: MAX_ROSTER_FILE_BYTES / 1024 / 1024 });
  if (bytes.subarray(0, OLE_MARK.length).equals(OLE_MARK)) {
    throw new UnreadableRosterFile({
      problem: 'old_or_encrypted_workbook', advice: 'An .xls file or a workbook with a password cannot be read; save it as .xlsx without a password.',
    });
  }
  const rows: TextRow[] = [];
  for await (const row of bytes.subarray(0, ZIP_MARK.length).equals(ZIP_MARK) ? xlsxRows(bytes) : textRows(bytes)) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    rows.push(row);
    if (rows.length > MAX_ROSTER_ROWS + 1) {
      throw new UnreadableRosterFile({ problem: 'too_many_rows', advice: `The file has more than ${MAX_ROSTER_ROWS} rows; split it.` });
    }
  }
  if (rows.length === 0) throw new UnreadableRosterFile({ problem: 'empty', advice: 'The file holds nothing; start from the template.' });
  return rows;
}

function* textRows(bytes: Buffer): Generator<TextRow> {
  const text = decodeText(bytes);
  if (text === null) {
    throw new UnreadableRosterFile({ problem: 'unknown_encoding', advice: 'This is neither .xlsx nor .csv in UTF-8 or GB18030; save it as .xlsx.' });
  }
  try {
    yield* csvRows({ text });
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    throw new UnreadableRosterFile({ problem: 'unclosed_quote', advice: `${error.message}; close it or save the file as .xlsx.`, lineNumber: error.lineNumber });
  }
}
