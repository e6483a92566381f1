import { EASIEST, HARDEST, groupSizeOf, MAX_ITEMS, totalsOf, type DrawForm } from '../blueprint-form';

/** What the draws of one column have in common: everything but the domain and the count. */
export type PlanColumn = Required<Pick<DrawForm, 'kind' | 'difficulty' | 'groupSize' | 'points'>>;

/** A section as a table: domains down, columns across. */
export interface PlanTable {
  columns: PlanColumn[];
  /** Null is the row of draws from any domain. */
  rows: (string | null)[];
  /** By row, then column; null is an empty cell. */
  cells: (DrawForm | null)[][];
}

export const columnOf = (draw: DrawForm): PlanColumn => ({
  kind: draw.kind,
  difficulty: draw.difficulty,
  groupSize: groupSizeOf(draw),
  points: draw.points,
});

export const columnKey = ({ kind, difficulty, groupSize, points }: PlanColumn): string =>
  JSON.stringify([kind, ...difficulty, groupSize ?? null, points]);

const isAt = (draw: DrawForm, { row, column }: { row: string | null; column: PlanColumn }): boolean =>
  (draw.domainCode ?? null) === row && columnKey(columnOf(draw)) === columnKey(column);

/** Equal columns are listed once. */
export function distinctColumns(columns: readonly PlanColumn[]): PlanColumn[] {
  return [...new Map(columns.map((column) => [columnKey(column), column])).values()];
}

/** Null when two draws belong in the same cell; only the list can show them both. */
export function planTableOf({
  draws,
  columns,
  domainCodes,
}: {
  draws: readonly DrawForm[];
  /** Also the ones that have no draw yet. */
  columns: readonly PlanColumn[];
  domainCodes: readonly string[];
}): PlanTable | null {
  const shown = distinctColumns([...columns, ...draws.map(columnOf)]);
  // A domain that the bank no longer has keeps its row, so that its draws stay visible.
  const rows = [...new Set([...domainCodes, ...draws.map(({ domainCode }) => domainCode ?? null)])];
  const found = rows.map((row) => shown.map((column) => draws.filter((draw) => isAt(draw, { row, column }))));
  if (found.some((cells) => cells.some(({ length }) => length > 1))) return null;
  return { columns: shown, rows, cells: found.map((cells) => cells.map(([draw]) => draw ?? null)) };
}

export interface CellChange {
  row: number;
  column: number;
  count: number | null;
}

/**
 * The draws after cells are set. Draws that stay keep their order, because the order decides the paper of a seed. A new
 * draw is placed by column, then by row.
 */
export function withCells({
  draws,
  table,
  changes,
}: {
  draws: readonly DrawForm[];
  table: PlanTable;
  changes: readonly CellChange[];
}): DrawForm[] {
  return changes.reduce<DrawForm[]>((before, change) => withCell({ draws: before, table, change }), [...draws]);
}

function withCell({ draws, table, change }: { draws: DrawForm[]; table: PlanTable; change: CellChange }): DrawForm[] {
  const row = table.rows[change.row];
  const column = table.columns[change.column];
  if (row === undefined || column === undefined) return draws;
  const count = change.count || null;
  const index = draws.findIndex((draw) => isAt(draw, { row, column }));
  if (index >= 0)
    return count === null
      ? draws.filter((_, other) => other !== index)
      : draws.map((draw, other) => (other === index ? { ...draw, count } : draw));
  if (count === null) return draws;
  const rank = (draw: DrawForm): number =>
    table.columns.findIndex((one) => columnKey(one) === columnKey(columnOf(draw))) * table.rows.length +
    table.rows.indexOf(draw.domainCode ?? null);
  const added: DrawForm = { ...column, domainCode: row, count };
  const next = draws.findIndex((draw) => rank(draw) > rank(added));
  return next < 0 ? [...draws, added] : [...draws.slice(0, next), added, ...draws.slice(next)];
}

/** The draws of a column in another form of it, in their places. */
export function withColumn({
  draws,
  from,
  to,
}: {
  draws: readonly DrawForm[];
  from: PlanColumn;
  to: PlanColumn;
}): DrawForm[] {
  return draws.map((draw) => (columnKey(columnOf(draw)) === columnKey(from) ? { ...draw, ...to } : draw));
}

export const withoutColumn = (draws: readonly DrawForm[], column: PlanColumn): DrawForm[] =>
  draws.filter((draw) => columnKey(columnOf(draw)) !== columnKey(column));

const present = (cells: readonly (DrawForm | null)[]): DrawForm[] => cells.filter((cell) => cell !== null);

export const rowTotals = (table: PlanTable) => table.cells.map((cells) => totalsOf(present(cells)));
export const columnTotals = (table: PlanTable) =>
  table.columns.map((_, column) => totalsOf(present(table.cells.map((cells) => cells[column] ?? null))));

/** One column for each difficulty. */
export const columnsByDifficulty = (column: PlanColumn): PlanColumn[] =>
  Array.from({ length: HARDEST - EASIEST + 1 }, (_, step) => ({
    ...column,
    difficulty: [EASIEST + step, EASIEST + step],
  }));

/** Null is no count; undefined is not a count. Digits of Chinese input methods count as digits. */
export function countOf(text: string): number | null | undefined {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return null;
  if (!/^\d{1,3}$/.test(typed) || Number(typed) > MAX_ITEMS) return undefined;
  return Number(typed) || null;
}

/** A cell of a pasted block that cannot be taken. */
export interface PasteFault extends Pick<CellChange, 'row' | 'column'> {
  code: 'notCount' | 'outside';
  text: string;
}

/** The cells of a block copied from a spreadsheet, from the cell where it is pasted. With a fault, nothing is taken. */
export function pasteOf({ text, at, table }: { text: string; at: { row: number; column: number }; table: PlanTable }): {
  changes: CellChange[];
  faults: PasteFault[];
} {
  const lines = text.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  const changes: CellChange[] = [];
  const faults: PasteFault[] = [];
  for (const [down, line] of lines.entries())
    for (const [across, value] of line.split('\t').entries()) {
      const place = { row: at.row + down, column: at.column + across };
      const count = countOf(value);
      if (place.row >= table.rows.length || place.column >= table.columns.length) {
        if (value.trim() !== '') faults.push({ ...place, code: 'outside', text: value.trim() });
      } else if (count === undefined) faults.push({ ...place, code: 'notCount', text: value.trim() });
      else changes.push({ ...place, count });
    }
  return faults.length > 0 ? { changes: [], faults } : { changes, faults };
}
