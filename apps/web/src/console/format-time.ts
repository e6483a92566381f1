// The exam's people live in one time zone; a trip abroad must not move an exam on the screen.
const zoned = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const zonedWithSeconds = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-06-01 19:00` in Beijing time; a dash for none. */
export const formatTime = (time: string | null): string => (time === null ? '—' : zoned.format(new Date(time)));
export const formatTimeWithSeconds = (time: string | null): string =>
  time === null ? '—' : zonedWithSeconds.format(new Date(time));
/** `2026-06-01` in Beijing; a dash for none. */
export const formatDate = (time: string | null): string =>
  time === null ? '—' : zoned.format(new Date(time)).slice(0, '2026-06-01'.length);
