/** Rows per session. Three changes a second for nearly two hours stay below it; an endless script is stopped. */
export const MAX_RESPONSE_ROWS = 20_000;
/** A session at the limit can still be submitted with its pending responses. */
export const MAX_ROWS_AT_SUBMISSION = MAX_RESPONSE_ROWS + 1_000;

/** How many rows a session has, as far as one process knows. */
export interface RowCount {
  /** The stored rows at the last count, plus all rows received since, repeats included. */
  come: number;
  /** The stored rows at the last count. */
  counted: number;
}

interface Coming {
  known: RowCount;
  rowCount: number;
  maxRows: number;
}

/**
 * Keeps one candidate's revisions from filling the disk, without a query per save: rows are counted in memory, and only
 * past the limit are the stored rows counted. Each process counts by itself and may accept up to the limit.
 */
export function hasRoom(
  { known, rowCount, maxRows }: Coming,
  countStored: () => Promise<number>,
): boolean | Promise<boolean> {
  known.come += rowCount;
  if (known.come <= maxRows) return true;
  // Rows are never deleted, so the last count is a lower bound.
  if (known.counted + rowCount > maxRows) return false;
  return countStored().then((stored) => {
    known.counted = stored;
    known.come = stored + rowCount;
    return known.come <= maxRows;
  });
}
