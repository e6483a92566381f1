import type { DrawForm } from '../blueprint-form';
import {
  columnsByDifficulty,
  columnTotals,
  countOf,
  pasteOf,
  planTableOf,
  rowTotals,
  withCells,
  withColumn,
  type PlanColumn,
  type PlanTable,
} from './plan-table';

const column = (changes: Partial<PlanColumn> = {}): PlanColumn => ({
  kind: 'single_choice/',
  difficulty: [1, 5],
  groupSize: null,
  points: 1,
  ...changes,
});
const many = column({ kind: 'multiple_choice/', points: 2 });
const draw = (changes: Partial<DrawForm> = {}): DrawForm => ({ ...column(), domainCode: 'a', count: 3, ...changes });
const tableOf = (draws: DrawForm[], columns: PlanColumn[] = []): PlanTable => {
  const table = planTableOf({ draws, columns, domainCodes: ['a', 'b'] });
  if (!table) throw new Error('The table cannot show these draws.');
  return table;
};

describe('a section as a table', () => {
  it('has a column for each kind of question and adds up by row and column', () => {
    const table = tableOf([draw(), draw({ ...many, count: 2 }), draw({ domainCode: 'b', count: 4 })]);
    expect(table.columns).toEqual([column(), many]);
    expect(rowTotals(table)).toEqual([
      { items: 5, points: 7 },
      { items: 4, points: 4 },
    ]);
    expect(columnTotals(table)).toEqual([
      { items: 7, points: 7 },
      { items: 2, points: 4 },
    ]);
  });

  it('keeps rows for draws from any domain and from a domain that the bank no longer has', () => {
    const table = tableOf([draw({ domainCode: null }), draw({ domainCode: 'gone' })]);
    expect(table.rows).toEqual(['a', 'b', null, 'gone']);
  });

  it('tells draws apart by points, difficulty and group size', () => {
    const table = tableOf([
      draw(),
      draw({ points: 2 }),
      draw({ difficulty: [1, 2] }),
      draw({ kind: '/B1', groupSize: 3 }),
      draw({ kind: '/B1', groupSize: 4, count: 4 }),
    ]);
    expect(table.columns).toHaveLength(5);
  });

  it('cannot show two draws that belong in the same cell', () => {
    expect(planTableOf({ draws: [draw(), draw()], columns: [], domainCodes: ['a'] })).toBeNull();
  });

  it('keeps the order of existing draws, and places a new one by column and row', () => {
    const draws = [draw({ ...many }), draw({ domainCode: 'b' })];
    const table = tableOf(draws, [column(), many]);
    const changed = withCells({ draws, table, changes: [{ row: 0, column: 0, count: 9 }] });
    expect(changed).toEqual([draw({ count: 9 }), ...draws]);
    expect(withCells({ draws, table, changes: [{ row: 0, column: 1, count: 8 }] })).toEqual([
      draw({ ...many, count: 8 }),
      draws[1],
    ]);
  });

  it('changes nothing when a cell gets the count that it has', () => {
    const draws = [draw({ ...many }), draw({ domainCode: 'b' }), draw()];
    const changes = [{ row: 1, column: 1, count: 3 }];
    expect(withCells({ draws, table: tableOf(draws), changes })).toEqual(draws);
  });

  it.each([null, 0])('removes the draw of a cell that is set to %p', (count) => {
    const draws = [draw()];
    expect(withCells({ draws, table: tableOf(draws), changes: [{ row: 0, column: 0, count }] })).toEqual([]);
  });

  it('changes all draws of a column in their places', () => {
    const draws = [draw(), draw({ ...many }), draw({ domainCode: 'b' })];
    expect(withColumn({ draws, from: column(), to: column({ points: 5 }) })).toEqual([
      draw({ points: 5 }),
      draws[1],
      draw({ domainCode: 'b', points: 5 }),
    ]);
  });

  it('has one column for each difficulty by choice', () => {
    expect(columnsByDifficulty(column()).map(({ difficulty }) => difficulty)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
  });
});

describe('a block pasted into the table', () => {
  const table = tableOf([], [column(), many]);
  const paste = (text: string, at = { row: 0, column: 0 }) => pasteOf({ text, at, table });

  it('fills cells from the focused one; an empty cell is cleared', () => {
    expect(paste('1\t2\r\n\t４\r\n')).toEqual({
      faults: [],
      changes: [
        { row: 0, column: 0, count: 1 },
        { row: 0, column: 1, count: 2 },
        { row: 1, column: 0, count: null },
        { row: 1, column: 1, count: 4 },
      ],
    });
  });

  it('leaves the row below a trailing line break as it is', () => {
    expect(paste('5\r\n')).toEqual({ faults: [], changes: [{ row: 0, column: 0, count: 5 }] });
  });

  it('takes nothing and names each cell that is not a count', () => {
    expect(paste('1\t二\n2.5\t4')).toEqual({
      changes: [],
      faults: [
        { row: 0, column: 1, code: 'notCount', text: '二' },
        { row: 1, column: 0, code: 'notCount', text: '2.5' },
      ],
    });
  });

  it('takes nothing when a value falls outside the table', () => {
    expect(paste('1\t2', { row: 1, column: 1 })).toEqual({
      changes: [],
      faults: [{ row: 1, column: 2, code: 'outside', text: '2' }],
    });
  });

  it.each([
    ['12', 12],
    ['１２', 12],
    [' ', null],
    ['0', null],
    ['201', undefined],
    ['-1', undefined],
    ['1e2', undefined],
  ])('reads %p as %p', (text, count) => {
    expect(countOf(text)).toBe(count);
  });
});
