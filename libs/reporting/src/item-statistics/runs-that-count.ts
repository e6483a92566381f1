interface OfRun {
  examId: string;
  runId: string;
  runNumber: number;
  releasedAt: number | null;
}

/** Of each exam the rows of its last released run; before any release, those of its last run. Keeps the order. */
export function ofRunsThatCount<Row extends OfRun>(rows: readonly Row[]): Row[] {
  const chosen = new Map<string, Row>();
  for (const row of rows) {
    const before = chosen.get(row.examId);
    if (!before || isBefore({ one: before, other: row })) chosen.set(row.examId, row);
  }
  return rows.filter(({ examId, runId }) => chosen.get(examId)?.runId === runId);
}

function isBefore({ one, other }: { one: OfRun; other: OfRun }): boolean {
  const [oneIsOut, otherIsOut] = [one.releasedAt !== null, other.releasedAt !== null];
  return oneIsOut === otherIsOut ? one.runNumber < other.runNumber : otherIsOut;
}
