/** The event by which a page tells what it found of its device's clock. */
export const CLOCK_CHECKED = 'clock_checked';

/** By how much the device's clock is ahead, as the page told; null for any other event. */
export function deviceAheadSeconds({ kind, details }: { kind: string; details?: unknown }): number | null {
  if (kind !== CLOCK_CHECKED) return null;
  const seconds = (details as { deviceAheadSeconds?: unknown } | null | undefined)?.deviceAheadSeconds;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.round(seconds) : null;
}
