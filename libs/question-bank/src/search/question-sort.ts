/** `-`: descending; `changed`: latest first. */
export const QUESTION_SORTS = ['code', '-code', 'difficulty', '-difficulty', 'changed', '-changed'] as const;
export type QuestionSort = (typeof QUESTION_SORTS)[number];

export interface SortedRow {
  code: string;
  /** Null when sorting by code alone. */
  sortKey: number | null;
}

interface Order {
  /** The column sorted before the code; null: only the code. */
  column: string | null;
  descending: boolean;
}

const ORDERS: Record<QuestionSort, Order> = {
  code: { column: null, descending: false },
  '-code': { column: null, descending: true },
  difficulty: { column: 's.difficulty', descending: false },
  '-difficulty': { column: 's.difficulty', descending: true },
  changed: { column: 'q.updated_at', descending: true },
  '-changed': { column: 'q.updated_at', descending: false },
};

/** The cursor of the next page: the last question's sort value and code. */
export const cursorOf = ({ code, sortKey }: SortedRow): string => (sortKey === null ? code : `${sortKey}:${code}`);

export interface SortSql {
  isByCode: boolean;
  sortKey: string;
  orderBy: string;
  /** Null: from the beginning. */
  after: { sql: string; values: (string | number)[] } | null;
}

/** Null when the cursor does not belong to this sort order. */
export function sortSql({ sort, after }: { sort: QuestionSort; after: string | undefined }): SortSql | null {
  const { column, descending } = ORDERS[sort];
  const [way, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
  if (column === null)
    return {
      isByCode: true,
      sortKey: 'NULL',
      orderBy: `q.code ${way}`,
      after: after === undefined ? null : { sql: `q.code ${beyond} ?`, values: [after] },
    };
  const order = { isByCode: false, sortKey: column, orderBy: `${column} ${way}, q.code ASC` };
  if (after === undefined) return { ...order, after: null };
  const [, key, code] = /^(\d{1,15}):(.+)$/.exec(after) ?? [];
  if (key === undefined || code === undefined) return null;
  const values = [Number(key), Number(key), code];
  return { ...order, after: { sql: `(${column} ${beyond} ? OR (${column} = ? AND q.code > ?))`, values } };
}

/** The database's order: codes are letters, digits and a few signs, which compare by code unit. */
export function inOrder(sort: QuestionSort): (one: SortedRow, other: SortedRow) => number {
  const { column, descending } = ORDERS[sort];
  const byCode = (one: SortedRow, other: SortedRow): number =>
    one.code < other.code ? -1 : Number(one.code > other.code);
  const sign = descending ? -1 : 1;
  return (one, other) =>
    column === null
      ? sign * byCode(one, other)
      : sign * ((one.sortKey ?? 0) - (other.sortKey ?? 0)) || byCode(one, other);
}
