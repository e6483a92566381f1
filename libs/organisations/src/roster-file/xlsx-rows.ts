import { HucreError, streamXlsxRows, type CellValue } from 'hucre';
import type { TextRow } from './csv-rows';
import { RosterFileFault } from './roster-file-fault';
import { guardWorkbook } from './workbook-guard';

const MAX_SHEET_ROWS = 1_048_576;

/** The rows of the first sheet, as text. @throws RosterFileFault */
export async function* xlsxRows(bytes: Buffer): AsyncGenerator<TextRow> {
  await guardWorkbook(bytes);
  try {
    // No pause in here: the reader runs ahead of whoever waits.
    for await (const { index, values } of streamXlsxRows(bytes, { maxRows: MAX_SHEET_ROWS })) {
      if (!Number.isInteger(index) || index < 0 || index >= MAX_SHEET_ROWS)
        throw new RangeError(`There is no row ${index}`);
      yield { lineNumber: index + 1, cells: values.map(cellText) };
    }
  } catch (error) {
    if (!(error instanceof HucreError) && !(error instanceof RangeError)) throw error;
    throw new RosterFileFault({
      problem: 'damaged',
      advice: 'The workbook cannot be read; open it and save it again as .xlsx.',
    });
  }
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // Beyond 2^53 the last digits are already lost; the exponent keeps that visible.
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    return value.toExponential().toUpperCase();
  return String(value);
}
