/** Exactly `digits / 10^scale`. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

const MAX_LENGTH = 60;

// Only the digits and signs that Chinese input methods produce. NFKC would also turn 10² into 102.
const WIDE = /[０-９＋－−．]/g;
const SIGNS: Record<string, string> = { '＋': '+', '－': '-', '−': '-', '．': '.' };
const toAscii = (character: string): string => SIGNS[character] ?? String(character.charCodeAt(0) - '０'.charCodeAt(0));

/** `12.5`, `-3`, `.5`, `１２．５`; null for anything else, exponents and thousands separators included. */
export function parseDecimal(text: unknown): Decimal | null {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return null;
  const match = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?$/.exec(text.trim().replace(WIDE, toAscii));
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

/** Whether |a − b| ≤ tolerance, exactly. */
export function isWithin({ a, b, tolerance }: { a: Decimal; b: Decimal; tolerance: Decimal }): boolean {
  const scale = Math.max(a.scale, b.scale, tolerance.scale);
  const difference = atScale(a, scale) - atScale(b, scale);
  return (difference < 0n ? -difference : difference) <= atScale(tolerance, scale);
}

const atScale = (value: Decimal, scale: number): bigint =>
  value.scale === scale ? value.digits : value.digits * 10n ** BigInt(scale - value.scale);
