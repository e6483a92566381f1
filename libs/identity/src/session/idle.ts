/** The row is written at most once a minute, so the truth may be so much later than what stands there. */
export const SEEN_EVERY_MS = 60_000;

interface Seen {
  /** As it stands in the row; null where nothing does, which counts as seen now. */
  lastSeenAtMs: number | null;
  nowMs: number;
}

/** Never before the member has been away for so long; up to a minute later. `idleMs` 0: never. */
export const isIdle = ({ lastSeenAtMs, nowMs, idleMs }: Seen & { idleMs: number }): boolean =>
  idleMs > 0 && lastSeenAtMs !== null && nowMs - lastSeenAtMs >= idleMs + SEEN_EVERY_MS;

export const isToBeWritten = ({ lastSeenAtMs, nowMs }: Seen): boolean =>
  lastSeenAtMs === null || nowMs - lastSeenAtMs >= SEEN_EVERY_MS;
