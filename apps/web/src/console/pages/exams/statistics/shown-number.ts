const MINUS = '−';

/** At most `digits` decimals; a dash for null. */
export const shownNumber = (value: number | null, digits = 1): string =>
  value === null ? '—' : signed(String(Number(value.toFixed(digits))));

/** One decimal, also a zero, so that the figures of a column stand below each other. */
export const shownIndex = (value: number | null): string =>
  value === null ? '—' : signed((Math.round(value * 10) / 10 || 0).toFixed(1));

export const shownPercent = (value: number | null): string => (value === null ? '—' : `${shownIndex(value)}%`);

export const shownPoints = (millipoints: number | null): string =>
  shownNumber(millipoints === null ? null : millipoints / 1000, 2);

const signed = (text: string): string => text.replace('-', MINUS);

/** Comparator that puts null last in ascending order. */
export const byNumber =
  <Row>(of: (row: Row) => number | null) =>
  (one: Row, other: Row): number =>
    (of(one) ?? Infinity) === (of(other) ?? Infinity) ? 0 : (of(one) ?? Infinity) - (of(other) ?? Infinity);
