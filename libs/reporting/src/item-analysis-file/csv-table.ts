import { csvRows, decodeText, SheetFileFault } from '@sunflower/platform/plain';
import { AnalysisFileFault } from './file-fault';

const MAX_CELL_CHARACTERS = 1000;

export interface CsvTable {
  headings: string[];
  rows: Iterable<{ lineNumber: number; cells: string[] }>;
}

/** Reads UTF-8, UTF-16 or GB18030. The first row has the headings; empty rows are skipped. @throws AnalysisFileFault */
export function csvTable({ file, bytes }: { file: string; bytes: Uint8Array }): CsvTable {
  const text = decodeText(bytes);
  if (text === null) throw new AnalysisFileFault(`${file} is no text in UTF-8, UTF-16 or GB18030.`);
  const rows = csvRows({ text, limits: { maxCellCharacters: MAX_CELL_CHARACTERS } });
  const first = rows.next();
  if (first.done) throw new AnalysisFileFault(`${file} is empty.`);
  return { headings: first.value.cells.map((cell) => cell.trim()), rows: filledRows({ file, rows }) };
}

function* filledRows({
  file,
  rows,
}: {
  file: string;
  rows: Iterable<{ lineNumber: number; cells: string[] }>;
}): CsvTable['rows'] & Generator<{ lineNumber: number; cells: string[] }> {
  try {
    for (const row of rows) if (row.cells.some((cell) => cell.trim() !== '')) yield row;
  } catch (error) {
    if (error instanceof SheetFileFault) throw new AnalysisFileFault(`${file}: ${error.message}`);
    throw error;
  }
}
