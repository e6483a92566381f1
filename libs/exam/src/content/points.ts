/** Points have at most 3 decimals on the wire; inside they are whole millipoints. */
export const millipointsOf = (points: number): number => Math.round(points * 1000);
export const pointsOf = (millipoints: number): number => millipoints / 1000;
