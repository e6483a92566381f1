/** At most `digits` decimals; a dash for null. */
export const shownNumber = (value: number | null, digits = 1): string =>
  value === null ? '—' : String(Number(value.toFixed(digits)));

export const shownPercent = (value: number | null): string => (value === null ? '—' : `${shownNumber(value)}%`);

export const shownPoints = (millipoints: number | null): string =>
  shownNumber(millipoints === null ? null : millipoints / 1000, 2);

/** Comparator that puts null last in ascending order. */
export const byNumber =
  <Row>(of: (row: Row) => number | null) =>
  (one: Row, other: Row): number =>
    (of(one) ?? Infinity) === (of(other) ?? Infinity) ? 0 : (of(one) ?? Infinity) - (of(other) ?? Infinity);
