export type ConnectionQuality = 'good' | 'slow' | 'poor';

/** A save takes one round trip; above 3 s a candidate notices every save. */
export function connectionQuality(roundTripMs: number): ConnectionQuality {
  if (roundTripMs <= 1_000) return 'good';
  return roundTripMs <= 3_000 ? 'slow' : 'poor';
}

/** Smaller differences between two clocks are not noticed. */
const noticeableMs = 2_000;

export interface ClockDifference {
  kind: 'same' | 'ahead' | 'behind';
  /** Absolute difference in whole seconds. */
  seconds: number;
}

/** Difference between the device's clock and the server's: shown to the candidate, without effect on the exam. */
export function clockDifference({
  deviceNowMs,
  serverNowMs,
}: {
  deviceNowMs: number;
  serverNowMs: number;
}): ClockDifference {
  const differenceMs = deviceNowMs - serverNowMs;
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  if (Math.abs(differenceMs) < noticeableMs) return { kind: 'same', seconds };
  return { kind: differenceMs > 0 ? 'ahead' : 'behind', seconds };
}
