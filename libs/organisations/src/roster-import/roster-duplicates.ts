import type { RosterFault } from '../roster-row/roster-fault';
import type { ParsedRosterRow } from '../roster-row/roster-row';

/** Rows with the same ID number; each fault names another such row. */
export function findDuplicateRows(rows: readonly ParsedRosterRow[]): RosterFault[] {
  const linesByIdentity = new Map<string, number[]>();
  for (const { identity, lineNumber } of rows) {
    if (identity === null) continue;
    const lines = linesByIdentity.get(identity);
    if (lines) lines.push(lineNumber);
    else linesByIdentity.set(identity, [lineNumber]);
  }
  return [...linesByIdentity.values()]
    .filter((lines) => lines.length > 1)
    .flatMap((lines) =>
      lines.map((lineNumber, index): RosterFault => {
        const otherLineNumber = index === 0 ? lines[1] : lines[0];
        return { lineNumber, field: 'idNumber', problem: 'duplicate_in_file', otherLineNumber };
      }),
    );
}
