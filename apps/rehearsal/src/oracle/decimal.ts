interface Decimal {
  units: bigint;
  /** The value is `units` × 10^−scale. */
  scale: number;
}

function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  const units = BigInt(`${whole}${fraction}`);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** Exact, without floating point: |answer − value| ≤ tolerance, bounds included. */
export function isWithinTolerance({
  answer,
  value,
  tolerance,
}: {
  answer: string;
  value: string;
  tolerance: string;
}): boolean {
  const [given, right, allowed] = [answer, value, tolerance].map(parseDecimal);
  if (!given || !right || !allowed) return false;
  const scale = Math.max(given.scale, right.scale, allowed.scale);
  const unitsOf = (decimal: Decimal): bigint => decimal.units * 10n ** BigInt(scale - decimal.scale);
  const difference = unitsOf(given) - unitsOf(right);
  return (difference < 0n ? -difference : difference) <= unitsOf(allowed);
}
