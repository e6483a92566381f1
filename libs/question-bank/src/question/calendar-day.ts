/** Days are texts like `2026-11-30`, so they compare as texts. */
export const DAY_PATTERN = '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$';

const LONG = 31;
const SHORT = 30;

/** Whether the calendar has a day of this form. */
export function isInCalendar(day: string): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return date >= 1 && date <= lastDate({ year, month });
}

function lastDate({ year, month }: { year: number; month: number }): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? SHORT : LONG;
}

const DAYS_IN_400_YEARS = 146_097;
/** Days from 1 March of the year 0 to 30 December 1899, which spreadsheets count from. */
const SERIAL_ORIGIN = 693_899;

/** The day that a spreadsheet means by a number: 46,356 is 2026-11-30. Null before March 1900, where spreadsheets differ. */
export function dayOfSerial(serial: number): string | null {
  if (!(serial >= 61 && serial < 2_958_466)) return null;
  const days = Math.floor(serial) + SERIAL_ORIGIN;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const ofEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // Years begin with March here, so that the odd day of February is the last.
  const month = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month < 10 ? 0 : 1);
  return dayText({ year, month: month < 10 ? month + 3 : month - 9, date });
}

/** A day as people type it: 2026-11-30, 2026/11/30, 2026.11.30, 2026年11月30日, 20261130. Null for anything else. */
export function dayOfText(typed: string): string | null {
  const [, year, month, date] =
    /^((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(typed) ??
    [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return null;
  const day = dayText({ year: Number(year), month: Number(month), date: Number(date) });
  return isInCalendar(day) ? day : null;
}

const dayText = ({ year, month, date }: { year: number; month: number; date: number }): string =>
  [String(year).padStart(4, '0'), ...[month, date].map((part) => String(part).padStart(2, '0'))].join('-');

const CHECKED_FOR_YEARS = 2;

/** The first day on which a check of a source still counts: two years before today. */
export function checkedSince(today: string): string {
  const [year, ...rest] = today.split('-');
  return [String(Number(year) - CHECKED_FOR_YEARS), ...rest].join('-');
}
