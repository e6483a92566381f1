import type { Language } from '../../i18n/language';

// The exam is held in China; a device set to another zone, or set wrongly, shows the same hours as the invigilator's wall.
const timeZone = 'Asia/Shanghai';

export function formatClock(epochMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    epochMs,
  );
}

export function formatDateTime(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(Date.parse(iso));
}
