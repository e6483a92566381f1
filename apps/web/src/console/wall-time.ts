// China keeps one time without a summer time, so the offset is always the same.
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const MINUTES_LENGTH = '2026-06-01T19:00'.length;

/** `2026-06-01T19:00` on a clock in Beijing, as a datetime-local field holds it. */
export const toWallTime = (time: string): string =>
  new Date(Date.parse(time) + OFFSET_MS).toISOString().slice(0, MINUTES_LENGTH);

/** The moment when a clock in Beijing shows it. */
export const fromWallTime = (wallTime: string): string =>
  new Date(`${wallTime.slice(0, MINUTES_LENGTH)}:00${OFFSET}`).toISOString();
