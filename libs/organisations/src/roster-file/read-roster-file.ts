import { csvRows, UnclosedQuote, type TextRow } from './csv-rows';
import { decodeText } from './decode-text';
import { RosterFileFault, unpacksTooLarge } from './roster-file-fault';
import { xlsxRows } from './xlsx-rows';

export const MAX_ROSTER_ROWS = 200_000;
/** More than any roster has; what stands further to the right is not looked at. */
const MAX_COLUMNS = 50;
/** Of all rows: what 200,000 rows hold is a third of it. Whoever reads them has them in memory. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

const ZIP_MARK = Buffer.from('PK\u0003\u0004', 'latin1');
const OLE_MARK = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The rows that hold anything, headings included, of an .xlsx or .csv file; which of them it is shows in its bytes.
 * @throws RosterFileFault
 */
export async function* readRosterFile(bytes: Buffer): AsyncGenerator<TextRow> {
  if (bytes.subarray(0, OLE_MARK.length).equals(OLE_MARK)) {
    throw new RosterFileFault({
      problem: 'old_or_encrypted_workbook',
      advice: 'An .xls file or a workbook with a password cannot be read; save it as .xlsx without a password.',
    });
  }
  let count = 0;
  let characters = 0;
  for await (const row of bytes.subarray(0, ZIP_MARK.length).equals(ZIP_MARK) ? xlsxRows(bytes) : textRows(bytes)) {
    const cells = row.cells.slice(0, MAX_COLUMNS);
    if (cells.every((cell) => cell.trim() === '')) continue;
    count += 1;
    if (count > MAX_ROSTER_ROWS + 1) {
      throw new RosterFileFault({
        problem: 'too_many_rows',
        advice: `The file has more than ${MAX_ROSTER_ROWS} rows; split it.`,
      });
    }
    characters += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (characters > MAX_CHARACTERS) throw unpacksTooLarge();
    yield { lineNumber: row.lineNumber, cells };
  }
  if (count === 0)
    throw new RosterFileFault({ problem: 'empty', advice: 'The file holds nothing; start from the template.' });
}

function* textRows(bytes: Buffer): Generator<TextRow> {
  const text = decodeText(bytes);
  if (text === null) {
    throw new RosterFileFault({
      problem: 'unknown_encoding',
      advice: 'This is neither .xlsx nor .csv in UTF-8 or GB18030; save it as .xlsx.',
    });
  }
  try {
    yield* csvRows({ text });
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    throw new RosterFileFault({
      problem: 'unclosed_quote',
      advice: `${error.message}; close it or save the file as .xlsx.`,
      lineNumber: error.lineNumber,
    });
  }
}
