/** Longest text that a candidate may add, in characters. */
export const MAX_HAND_TEXT = 200;
/** How often a hand may be raised in one session. */
export const MAX_HANDS = 30;
/** A hand may be raised again this long after the last time. */
export const HAND_PAUSE_MS = 60_000;

/** How often a hand was raised in a session. */
export interface HandsRaised {
  count: number;
  /** Null when none was raised. */
  lastRaisedAt: number | null;
  /** Whether one is up now. */
  isUp: boolean;
}

type HandJudgement = { kind: 'up' } | { kind: 'allowed' } | { kind: 'wait'; seconds: number } | { kind: 'limit' };

export function mayRaise({ count, lastRaisedAt, isUp }: HandsRaised, nowMs: number): HandJudgement {
  if (isUp) return { kind: 'up' };
  if (count >= MAX_HANDS) return { kind: 'limit' };
  const waitMs = lastRaisedAt === null ? 0 : lastRaisedAt + HAND_PAUSE_MS - nowMs;
  return waitMs > 0 ? { kind: 'wait', seconds: Math.ceil(waitMs / 1000) } : { kind: 'allowed' };
}
