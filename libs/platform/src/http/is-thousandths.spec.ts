import { isThousandths } from './is-thousandths';

describe('points on the wire', () => {
  it.each([0, -0, 1, 0.001, 2.675, 999.999, -1.5, 1_000_000_000, 123_456_789.123])('accepts %d', (value) =>
    expect(isThousandths(value)).toBe(true),
  );

  it.each([
    1e-7,
    0.0005,
    1.0001,
    0.1 + 0.2,
    1e308,
    1e21,
    1_000_000_001,
    Infinity,
    -Infinity,
    NaN,
    '1',
    null,
    undefined,
    [1],
    {},
  ])('refuses %p', (value) => expect(isThousandths(value)).toBe(false));
});
