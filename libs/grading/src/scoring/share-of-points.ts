/**
 * `floor(whole × part / parts)`, exact for every safe integer, also for a negative part.
 * A remainder of integers is exact, so the quotient needs no rounding; a product past 2^53 goes through BigInt.
 */
export function shareOfPoints({ whole, part, parts }: { whole: number; part: number; parts: number }): number {
  if (parts <= 0) return 0;
  // A negative share is minus the whole plus the rest; this keeps the floor.
  if (part < 0) return -whole + shareOfPoints({ whole, part: part + parts, parts });
  const product = whole * part;
  if (!Number.isSafeInteger(product)) return Number((BigInt(whole) * BigInt(part)) / BigInt(parts));
  return (product - (product % parts)) / parts;
}
