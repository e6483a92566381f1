import { isoTime } from '@sunflower/platform';

// Certificates carry the date of China Standard Time, which has had no summer time since 1991.
const OFFSET_MS = 8 * 3_600_000;

export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

export function shanghaiDate(timeMs: number): CalendarDate {
  const [year, month, day] = isoTime(timeMs + OFFSET_MS)
    .slice(0, 10)
    .split('-')
    .map(Number) as [number, number, number];
  return { year, month, day };
}

/** `2026年3月5日` */
export function chineseDate(timeMs: number): string {
  const { year, month, day } = shanghaiDate(timeMs);
  return `${year}年${month}月${day}日`;
}

/** The first millisecond after that day in Shanghai. */
export const endOfShanghaiDay = ({ year, month, day }: CalendarDate): number =>
  Date.UTC(year, month - 1, day + 1) - OFFSET_MS;
