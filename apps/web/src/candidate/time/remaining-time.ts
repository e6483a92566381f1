const announcedMinutes = [10, 5, 1] as const;
export type AnnouncedMinutes = (typeof announcedMinutes)[number];

/** Inputs lock this long before the deadline, so that pending responses arrive in time: two round trips, 1–5 s. */
export function lockMarginMs(roundTripMs: number): number {
  return Math.min(5_000, Math.max(1_000, 2 * roundTripMs));
}

/** `59:07`, `1:02:03`; seconds are rounded up, and never below zero. */
export function formatRemaining(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutesAndSeconds = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${minutesAndSeconds}` : minutesAndSeconds;
}

/** The current announcement: the smallest mark reached so far; null above the first mark and at the end. */
export function announcementAt(remainingMs: number): AnnouncedMinutes | null {
  if (remainingMs <= 0) return null;
  const reached = announcedMinutes.filter((minutes) => remainingMs <= minutes * 60_000);
  return reached.length > 0 ? (reached[reached.length - 1] as AnnouncedMinutes) : null;
}

/** Total minutes granted if they exceed the exam's duration; null otherwise. */
export function extendedMinutes(times: {
  startedAt: string;
  deadlineAt: string;
  durationMinutes: number;
}): number | null {
  const grantedMinutes = Math.round((Date.parse(times.deadlineAt) - Date.parse(times.startedAt)) / 60_000);
  return grantedMinutes > times.durationMinutes ? grantedMinutes : null;
}
