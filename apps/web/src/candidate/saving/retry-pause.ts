const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** Grows from 1 s to 30 s, jittered by a half each way; never shorter than the server asked for. `random` is 0…1. */
export function retryPauseMs({
  failures,
  retryAfterMs,
  random,
}: {
  failures: number;
  retryAfterMs: number | null;
  random: number;
}): number {
  const growingMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, failures - 1));
  const jitteredMs = growingMs * (0.5 + random);
  return retryAfterMs === null ? jitteredMs : retryAfterMs + jitteredMs * 0.5;
}
