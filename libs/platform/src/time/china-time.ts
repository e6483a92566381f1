import { isoTime } from './clock';

// China Standard Time, which has had no daylight saving time since 1991.
const OFFSET_MS = 8 * 3_600_000;

export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

const local = (timeMs: number): string => isoTime(timeMs + OFFSET_MS);

/** Time in China for printed text: `2026-06-01 09:00`. */
export const shanghaiTime = (timeMs: number): string => local(timeMs).slice(0, 16).replace('T', ' ');

/** `2026-06-01 09:00:15` */
export const shanghaiTimeWithSeconds = (timeMs: number): string => local(timeMs).slice(0, 19).replace('T', ' ');

/** `20260601`, by China's calendar. */
export const shanghaiDay = (timeMs: number): string => local(timeMs).slice(0, 10).replaceAll('-', '');

/** `2026-06-01`, by China's calendar. */
export const shanghaiIsoDay = (timeMs: number): string => local(timeMs).slice(0, 10);

/** `26` for 2026, in China's calendar. */
export const shanghaiYearOfTwoDigits = (timeMs: number): string => local(timeMs).slice(2, 4);

export function shanghaiDate(timeMs: number): CalendarDate {
  const [year, month, day] = local(timeMs).slice(0, 10).split('-').map(Number) as [number, number, number];
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
