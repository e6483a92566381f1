/** An integer and its number of decimal places: 37.50 is 3750 and 2. */
interface Decimal {
  units: bigint;
  places: number;
}

const WRITTEN = /^([+-]?)(\d{0,30})(?:\.(\d{0,30}))?(?:[eE]([+-]?\d{1,2}))?$/;
/** The range of a numeric key. */
const STORED = /^-?\d{1,15}(\.\d{1,9})?$/;

function parse(text: string): Decimal | null {
  const match = WRITTEN.exec(text.trim().replace(/^\u2212/, '-'));
  if (match === null) return null;
  const [, sign = '', whole = '', behind = '', exponent = '0'] = match;
  if (whole + behind === '') return null;
  const shift = Number(exponent);
  const places = behind.length - shift;
  const units = BigInt(whole + behind) * (sign === '-' ? -1n : 1n);
  return places >= 0 ? { units, places } : { units: units * 10n ** BigInt(-places), places: 0 };
}

function written({ units, places }: Decimal): string | null {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const behind = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  const text = `${units < 0n ? '-' : ''}${whole}${behind === '' ? '' : `.${behind}`}`;
  return STORED.test(text) ? text : null;
}

/** The exact decimal text for a key; null for a text that is no number or exceeds the range of a key. */
export function exactDecimal(text: string): string | null {
  const trimmed = text.trim();
  if (STORED.test(trimmed)) return trimmed;
  const parsed = parse(trimmed);
  return parsed === null ? null : written(parsed);
}

/** The number without trailing zeros: 2.50 becomes 2.5. */
export function shortDecimal(text: string): string | null {
  const parsed = parse(text);
  return parsed === null ? null : written(parsed);
}

/** The exact middle of two numbers and its distance from each. */
export function middleOf({ low, high }: { low: string; high: string }): { value: string; tolerance: string } | null {
  const [from, to] = [parse(low), parse(high)];
  if (from === null || to === null) return null;
  const places = Math.max(from.places, to.places) + 1;
  const [a, b] = [from, to].map(({ units, places: own }) => units * 10n ** BigInt(places - own)) as [bigint, bigint];
  if (b < a) return null;
  const [value, tolerance] = [written({ units: (a + b) / 2n, places }), written({ units: (b - a) / 2n, places })];
  return value === null || tolerance === null ? null : { value, tolerance };
}

/** A percentage of a number, for relative tolerances. */
export function shareOf({ value, percent }: { value: string; percent: string }): string | null {
  const [a, b] = [parse(value), parse(percent)];
  if (a === null || b === null) return null;
  const units = a.units < 0n ? -a.units : a.units;
  return written({ units: units * b.units, places: a.places + b.places + 2 });
}
