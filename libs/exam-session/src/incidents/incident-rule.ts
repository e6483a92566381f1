const DAY_MS = 24 * 60 * 60 * 1000;
/** How far the clock of the device on which it is written down may be ahead. */
const AHEAD_MS = 60_000;

/** The times that an incident of a sitting may have. */
export const incidentTimes = ({
  opensAt,
  nowMs,
}: {
  opensAt: number;
  nowMs: number;
}): { earliestMs: number; latestMs: number } => ({
  // Before a sitting, rooms are prepared; one that opens later today can have an incident now.
  earliestMs: Math.min(opensAt, nowMs) - DAY_MS,
  latestMs: nowMs + AHEAD_MS,
});
