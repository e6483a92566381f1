/** Milliseconds on this process's monotonic clock. All durations of a rehearsal are differences of these. */
export const nowMs = (): number => performance.now();

/** Unix time of a moment of the monotonic clock, by this machine's clock. Only for display. */
export const unixTimeMs = (monotonicMs: number): number => performance.timeOrigin + monotonicMs;

export const isoTime = (unixMs: number): string => new Date(unixMs).toISOString();

export const pause = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));
