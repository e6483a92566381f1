import { CHINA_OFFSET, CHINA_OFFSET_MS } from '../i18n/china-time';

const MINUTES_LENGTH = '2026-06-01T19:00'.length;

/** Beijing time for a datetime-local field: `2026-06-01T19:00`. */
export const toWallTime = (time: string): string =>
  new Date(Date.parse(time) + CHINA_OFFSET_MS).toISOString().slice(0, MINUTES_LENGTH);

/** The moment of a Beijing time, as ISO 8601 in UTC. */
export const fromWallTime = (wallTime: string): string =>
  new Date(`${wallTime.slice(0, MINUTES_LENGTH)}:00${CHINA_OFFSET}`).toISOString();
