import { CHINA_TIME_ZONE } from './china-time';
import type { Language } from './language';

// Exams are held in China: times are in China time, whatever the device's time zone.
const timeZone = CHINA_TIME_ZONE;

// Not `hour12: false`, with which some browsers write midnight in English as 24:00, nor `dateStyle`, which Safari lacks
// before 14.1.
const HOURS = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const SECONDS = { ...HOURS, second: '2-digit' } as const;

const dayOf = (language: Language) =>
  ({ year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric' }) as const;

/** `00:07:05` */
export const formatClock = (epochMs: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...SECONDS }).format(epochMs);

/** `2026年6月1日 09:00`, `Jun 1, 2026, 09:00` */
export const formatDateTime = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone, ...dayOf(language), ...HOURS }).format(Date.parse(iso));

/** The same to the second. */
export const formatDateTimeToSecond = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone, ...dayOf(language), ...SECONDS }).format(Date.parse(iso));

/** `2026年6月1日`, `June 1, 2026` */
export const formatDay = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { timeZone, year: 'numeric', month: 'long', day: 'numeric' }).format(
    Date.parse(iso),
  );

const NUMBERS = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const inTable = new Intl.DateTimeFormat('sv-SE', { timeZone, ...NUMBERS, ...HOURS });
const inTableToSecond = new Intl.DateTimeFormat('sv-SE', { timeZone, ...NUMBERS, ...SECONDS });
const dayInTable = new Intl.DateTimeFormat('sv-SE', { timeZone, ...NUMBERS });

/** For tables, in every language: `2026-06-01 19:00`; a dash for none. */
export const formatTime = (time: string | null): string => (time === null ? '—' : inTable.format(Date.parse(time)));
/** `2026-06-01 19:00:07`; a dash for none. */
export const formatTimeWithSeconds = (time: string | null): string =>
  time === null ? '—' : inTableToSecond.format(Date.parse(time));
/** `2026-06-01`; a dash for none. */
export const formatDate = (time: string | null): string => (time === null ? '—' : dayInTable.format(Date.parse(time)));
