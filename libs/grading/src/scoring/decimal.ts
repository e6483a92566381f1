/** The value `digits / 10^scale`, exactly. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

/** Parses a text known to be a decimal: `12.5`, `-3`, `.5`, `12.` */
export function decimalOf(text: string): Decimal {
  const unsigned = text.replace(/^[+-]/, '');
  const point = unsigned.indexOf('.');
  const digits = BigInt(unsigned.replace('.', ''));
  return { digits: text.startsWith('-') ? -digits : digits, scale: point === -1 ? 0 : unsigned.length - point - 1 };
}

/** Whether |a − b| ≤ tolerance, exactly. */
export function isWithin({ a, b, tolerance }: { a: Decimal; b: Decimal; tolerance: Decimal }): boolean {
  const scale = Math.max(a.scale, b.scale, tolerance.scale);
  const difference = atScale(a, scale) - atScale(b, scale);
  return (difference < 0n ? -difference : difference) <= atScale(tolerance, scale);
}

const atScale = (value: Decimal, scale: number): bigint =>
  value.scale === scale ? value.digits : value.digits * 10n ** BigInt(scale - value.scale);
