import type { Share } from '../scoring/share';

/**
 * `open`: a mark is missing. `complete`: all marks are given. `disputed`: the third mark also differs too much, so an administrator
 * decides. `settled`: the mark is final.
 */
export const SCRIPT_STATES = ['open', 'complete', 'disputed', 'settled'] as const;
export type ScriptState = (typeof SCRIPT_STATES)[number];

export interface MarkingRule {
  markers: number;
  tolerancePercent: number;
}

export const DEFAULT_PLAN = { markers: 2, tolerancePercent: 10, lots: 1 };

export interface ScriptStanding {
  state: Exclude<ScriptState, 'settled'>;
  /** Whether a third mark is needed, or was. */
  third: boolean;
  /** The mark of a complete script; otherwise null. */
  share: Share | null;
}

const OPEN: ScriptStanding = { state: 'open', third: false, share: null };

/**
 * Combines the marks of a script, in the order of their places. Two marks give their exact mean, because a share keeps halves. If two
 * marks differ too much, the third gives the mean with the nearer one. If the third is equally near to both, the higher one is used.
 */
export function standingOf({
  totals,
  maxMillipoints,
  rule: { markers, tolerancePercent },
}: {
  totals: readonly number[];
  maxMillipoints: number;
  rule: MarkingRule;
}): ScriptStanding {
  const [first, second, third] = totals;
  if (first === undefined || (markers > 1 && second === undefined)) return OPEN;
  if (markers === 1 || second === undefined) return complete({ part: first, parts: maxMillipoints });
  const isFar = (one: number, other: number): boolean =>
    Math.abs(one - other) * 100 > tolerancePercent * maxMillipoints;
  const mean = (one: number, other: number): Share => ({ part: one + other, parts: 2 * maxMillipoints });
  if (!isFar(first, second)) return complete(mean(first, second));
  if (third === undefined) return { ...OPEN, third: true };
  const nearer = nearerTo({ third, first, second });
  if (isFar(third, nearer)) return { state: 'disputed', third: true, share: null };
  return { ...complete(mean(third, nearer)), third: true };
}

const complete = (share: Share): ScriptStanding => ({ state: 'complete', third: false, share });

function nearerTo({ third, first, second }: { third: number; first: number; second: number }): number {
  const [toFirst, toSecond] = [Math.abs(third - first), Math.abs(third - second)];
  if (toFirst === toSecond) return Math.max(first, second);
  return toFirst < toSecond ? first : second;
}
