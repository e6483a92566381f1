/** The event in which a page reports the error of its device's clock. */
export const CLOCK_CHECKED = 'clock_checked';

/** How far the device's clock is ahead, as the page reports; null for other events and for malformed details. */
export function deviceAheadSeconds({ kind, details }: { kind: string; details?: unknown }): number | null {
  if (kind !== CLOCK_CHECKED) return null;
  const seconds = (details as { deviceAheadSeconds?: unknown } | null | undefined)?.deviceAheadSeconds;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.round(seconds) : null;
}
