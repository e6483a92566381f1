/** In whole millipoints until the end, so that thirds add up. */
export const totalOf = (points: readonly (number | null)[]): number =>
  points.reduce<number>((sum, one) => sum + Math.round((one ?? 0) * 1000), 0) / 1000;
