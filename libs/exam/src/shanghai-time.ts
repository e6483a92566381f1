import { isoTime } from '@sunflower/platform';

const OFFSET_MS = 8 * 3_600_000;

/** China's clock, for what is read on paper: `2026-06-01 09:00`. */
export const shanghaiTime = (timeMs: number): string =>
  isoTime(timeMs + OFFSET_MS)
    .slice(0, 16)
    .replace('T', ' ');

/** `26` for 2026, by China's calendar. */
export const shanghaiYearOfTwoDigits = (timeMs: number): string => isoTime(timeMs + OFFSET_MS).slice(2, 4);
