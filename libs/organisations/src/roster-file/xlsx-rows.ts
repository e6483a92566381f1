import { HucreError, streamXlsxRows, type CellValue } from 'hucre';
import type { TextRow } from './csv-rows';
import { UnreadableRosterFile } from './roster-file.errors';
import { guardWorkbook } from './workbook-guard';

/** More columns than any roster has; what stands to the right is not looked at. */
const MAX_COLUMNS = 50;
const MAX_SHEET_ROWS = 1_048_576;

/** The rows of the first sheet, as text. @throws UnreadableRosterFile */
export async function* xlsxRows(bytes: Buffer): AsyncGenerator<TextRow> {
  await guardWorkbook(bytes);
  try {
    // No pause in here: the reader runs ahead of whoever waits.
    for await (const { index, values } of streamXlsxRows(bytes, { maxRows: MAX_SHEET_ROWS })) {
      if (!Number.isInteger(index) || index < 0 || index >= MAX_SHEET_ROWS) throw new RangeError(`There is no row ${index}`);
      yield { lineNumber: index + 1, cells: values.slice(0, MAX_COLUMNS).map(cellText) };
    }
  } catch (error) {
    if (!(error instanceof HucreError) && !(error instanceof RangeError)) throw error;
    throw new UnreadableRosterFile({ problem: 'damaged', advice: 'The workbook cannot be read; open it and save it again as .xlsx.' });
  }
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // Beyond 2^53 the last digits are already lost; the exponent keeps that visible.
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential().toUpperCase();
  return String(value);
}
