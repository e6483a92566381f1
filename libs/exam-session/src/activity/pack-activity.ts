/** Recent activity of the page of one session. */
export interface SessionActivity {
  sessionId: string;
  seenAtMs: number;
  /** Item number → whether it is answered now; only items that changed. */
  items: ReadonlyMap<number, boolean>;
  /** Null unless the page reported it. */
  clockAheadSeconds: number | null;
}

// A text column of MySQL holds 65,535 bytes.
const CHUNK_BYTES = 60_000;

/** JSON arrays of `[session, seen at, [answered, −cleared …], clock]`, each text at most 60,000 bytes. */
export function packActivity(activities: Iterable<SessionActivity>): string[] {
  const chunks: string[] = [];
  let parts: string[] = [];
  let bytes = 2;
  for (const { sessionId, seenAtMs, items, clockAheadSeconds } of activities) {
    const told = [...items].map(([itemNumber, answered]) => (answered ? itemNumber : -itemNumber));
    const part = JSON.stringify([sessionId, seenAtMs, told, clockAheadSeconds]);
    if (bytes + part.length + 1 > CHUNK_BYTES) {
      chunks.push(`[${parts.join()}]`);
      parts = [];
      bytes = 2;
    }
    parts.push(part);
    bytes += part.length + 1;
  }
  if (parts.length > 0) chunks.push(`[${parts.join()}]`);
  return chunks;
}

export function unpackActivity(chunk: string): SessionActivity[] {
  const packed = JSON.parse(chunk) as [string, number, number[], number | null][];
  return packed.map(([sessionId, seenAtMs, told, clockAheadSeconds]) => ({
    sessionId,
    seenAtMs,
    items: new Map(told.map((item) => [Math.abs(item), item > 0])),
    clockAheadSeconds,
  }));
}
