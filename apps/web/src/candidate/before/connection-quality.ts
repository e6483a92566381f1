export type ConnectionQuality = 'good' | 'slow' | 'poor';

/** In words: a save takes one round trip; past 3 s a candidate feels each of them. */
export function connectionQuality(roundTripMs: number): ConnectionQuality {
  if (roundTripMs <= 1_000) return 'good';
  return roundTripMs <= 3_000 ? 'slow' : 'poor';
}

/** Within this nobody notices a difference between two clocks. */
const noticeableMs = 2_000;

export interface ClockDifference {
  kind: 'same' | 'ahead' | 'behind';
  /** Its size in whole seconds. */
  seconds: number;
}

/** Of the device's clock to the server's. It changes nothing in the exam, but a candidate may wonder. */
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
