/** In whole millipoints until the end, so that thirds add up. */
export const totalOf = (points: readonly (number | null)[]): number =>
  points.reduce<number>((sum, one) => sum + Math.round((one ?? 0) * 1000), 0) / 1000;

export const isOutOfRange = (points: number | null, maxPoints: number): boolean =>
  points !== null && (points < 0 || points > maxPoints);

/** Why these points cannot be saved; null when they can. */
export function faultOf({
  points,
  criteria,
}: {
  points: readonly (number | null)[];
  criteria: readonly { maxPoints: number }[];
}): 'missing' | 'outOfRange' | null {
  if (criteria.some((_, index) => (points[index] ?? null) === null)) return 'missing';
  return criteria.some(({ maxPoints }, index) => isOutOfRange(points[index] ?? null, maxPoints)) ? 'outOfRange' : null;
}
