/**
 * One millipoint in units that every number of parts up to 20 divides, so that 2/3 + 2/3 + 2/3 of a point is 2 points.
 */
const UNITS_A_MILLIPOINT = 232_792_560n;

export function unitsOfPart({
  pointsMillipoints,
  right,
  of,
}: {
  pointsMillipoints: number;
  right: number;
  of: number;
}): bigint {
  const units = BigInt(pointsMillipoints) * UNITS_A_MILLIPOINT * BigInt(right);
  if (units % BigInt(of) !== 0n) throw new Error(`The oracle has no unit for an item of ${of} parts.`);
  return units / BigInt(of);
}

/** The sum as results show it, rounded down once. */
export function millipointsOfUnits(units: bigint): number {
  const rest = units % UNITS_A_MILLIPOINT;
  return Number(units / UNITS_A_MILLIPOINT) - (rest < 0n ? 1 : 0);
}
