import { answerInThread, SheetFileFault, type TextRow } from '@sunflower/platform/plain';
import { readRosterFile, rosterSheets } from './read-roster-file';
import type { RosterFileFaultFacts } from './roster-file-fault';

export interface RosterWorkerData {
  bytes: Uint8Array;
  /** Null: the first. */
  sheet: string | null;
  /** Names the sheets that are rosters, and reads nothing. */
  sheetsOnly: boolean;
}

/** A fault, or the names of the sheets; null: all rows were told. */
export type RosterWorkerResult = RosterFileFaultFacts | { names: string[] } | null;

/** So few that taking one part over is no long piece of work for the main thread. */
const ROWS_A_PART = 500;
const CHARACTERS_A_PART = 128 * 1024;

/** The thread in which one roster file is unpacked and read; it ends with the file. */
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
    // A fault is told in the words of the headings, which may be among these.
    await tell(rows);
    return error.facts;
  }
});
