/** So many characters of a stored response count as one row more: the bytes of one session are bounded too. */
const UNITS_A_ROW = 4096;

/** As how many rows these responses count: a long essay is more than a letter. */
export function rowsWeighed(responses: readonly { response: string }[]): number {
  let rows = 0;
  for (const { response } of responses) rows += 1 + Math.floor(response.length / UNITS_A_ROW);
  return rows;
}

/** The same of stored responses, as SQL; `%` and `/` of whole numbers come to the same on every engine. */
export const storedRowsSql = ({ charLength }: { charLength: string }): string =>
  `COUNT(*) + COALESCE(SUM((${charLength}(response) - ${charLength}(response) % ${UNITS_A_ROW}) / ${UNITS_A_ROW}), 0)`;

/** Of one session: three changes a second through an exam of nearly two hours stay below it; a script that goes on stops here. */
export const MAX_RESPONSE_ROWS = 20_000;
/** Who has come to the limit can still hand in with what is pending. */
export const MAX_ROWS_AT_SUBMISSION = MAX_RESPONSE_ROWS + 1_000;

/** How many rows a session has, as far as one process knows. */
export interface RowCount {
  /** Came to this process since they were last counted, repeats too, and those counted then. */
  come: number;
  /** Were stored when they were last counted. */
  counted: number;
}

interface Coming {
  known: RowCount;
  rowCount: number;
  maxRows: number;
}

/**
 * Keeps one candidate's revisions from filling the disk, without a query on the way: what comes to this process is counted in memory,
 * and only where that passes the limit are the stored rows counted. Of several processes each may let it pass once.
 */
export function hasRoom(
  { known, rowCount, maxRows }: Coming,
  countStored: () => Promise<number>,
): boolean | Promise<boolean> {
  known.come += rowCount;
  if (known.come <= maxRows) return true;
  // Rows are never taken away.
  if (known.counted + rowCount > maxRows) return false;
  return countStored().then((stored) => {
    known.counted = stored;
    known.come = stored + rowCount;
    return known.come <= maxRows;
  });
}
