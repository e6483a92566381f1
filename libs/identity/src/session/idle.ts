/** The row is written at most once a minute, so the real last use may be up to a minute later. */
export const SEEN_EVERY_MS = 60_000;

interface Seen {
  /** The time in the row; null when none is recorded, which counts as seen now. */
  lastSeenAtMs: number | null;
  nowMs: number;
}

/** Whether the member has been away for `idleMs`, detected up to a minute late, never early. `idleMs` 0: never. */
export const isIdle = ({ lastSeenAtMs, nowMs, idleMs }: Seen & { idleMs: number }): boolean =>
  idleMs > 0 && lastSeenAtMs !== null && nowMs - lastSeenAtMs >= idleMs + SEEN_EVERY_MS;

export const isToBeWritten = ({ lastSeenAtMs, nowMs }: Seen): boolean =>
  lastSeenAtMs === null || nowMs - lastSeenAtMs >= SEEN_EVERY_MS;
