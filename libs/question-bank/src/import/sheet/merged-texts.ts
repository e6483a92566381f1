import type { MergedCells, SheetRow } from '@sunflower/platform/plain';

/** Maximum number of cells filled from merged cells; a real sheet has a few a row. */
const MAX_FILLED = 1_000_000;

type TextsByColumn = ReadonlyMap<number, string>;

/** The texts of merged cells for the rows below their first, by row and column. */
export function mergedTexts({
  rows,
  merges,
}: {
  rows: readonly SheetRow[];
  merges: readonly MergedCells[];
}): ReadonlyMap<number, TextsByColumn> {
  const starts = new Map<number, Map<number, number>>();
  for (const { firstRow, lastRow, firstColumn } of merges) {
    if (lastRow === firstRow) continue;
    const columns = starts.get(firstRow) ?? new Map<number, number>();
    starts.set(firstRow, columns.set(firstColumn, Math.max(lastRow, columns.get(firstColumn) ?? 0)));
  }
  const byRow = new Map<number, Map<number, string>>();
  const numbers = new Set(rows.map(({ lineNumber }) => lineNumber));
  let filled = 0;
  for (const { lineNumber, cells } of rows)
    for (const [column, lastRow] of starts.get(lineNumber) ?? [])
      for (let number = lineNumber + 1; number <= lastRow && filled < MAX_FILLED; number += 1) {
        filled += 1;
        if (numbers.has(number))
          byRow.set(number, (byRow.get(number) ?? new Map<number, string>()).set(column, cells[column] ?? ''));
      }
  return byRow;
}
