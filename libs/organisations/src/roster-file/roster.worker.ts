import { answerInThread, SheetFileFault, type TextRow } from '@sunflower/platform/plain';
import { readRosterFile, rosterSheets } from './read-roster-file';
import type { RosterFileFaultFacts } from './roster-file-fault';

export interface RosterWorkerData {
  bytes: Uint8Array;
  /** Null for the first sheet. */
  sheet: string | null;
  /** Only list the sheets that are rosters. */
  sheetsOnly: boolean;
}

/** A fault, or the names of the sheets; null when all rows have been sent. */
export type RosterWorkerResult = RosterFileFaultFacts | { names: string[] } | null;

/** Small enough that receiving a part does not block the main thread. */
const ROWS_A_PART = 500;
const CHARACTERS_A_PART = 128 * 1024;

/** Unpacks and reads one roster file in a thread that ends with the file. */
answerInThread<RosterWorkerData, TextRow[], undefined, RosterWorkerResult>(async ({ data, tell }) => {
  let rows: TextRow[] = [];
  let characters = 0;
  try {
    if (data.sheetsOnly) return { names: await rosterSheets(Buffer.from(data.bytes)) };
    for await (const row of readRosterFile(Buffer.from(data.bytes), data.sheet)) {
      rows.push(row);
      characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (rows.length < ROWS_A_PART && characters < CHARACTERS_A_PART) continue;
      await tell(rows);
      rows = [];
      characters = 0;
    }
    await tell(rows);
    return null;
  } catch (error) {
    if (!(error instanceof SheetFileFault)) throw error;
    // Send the rows first: the fault is described by headings, which may be in them.
    await tell(rows);
    return error.facts;
  }
});
