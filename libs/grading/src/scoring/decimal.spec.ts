import { decimalOf, isWithin } from './decimal';

const within = (a: string, b: string, tolerance: string): boolean =>
  isWithin({ a: decimalOf(a), b: decimalOf(b), tolerance: decimalOf(tolerance) });

describe('a decimal', () => {
  it.each([
    ['0.3', '0.2', '0.1', true],
    ['0.30000000000000004', '0.2', '0.1', false],
    ['12.5', '12.50', '0', true],
    ['-0', '0', '0', true],
    ['-3', '3', '6', true],
    ['-3', '3', '5.999', false],
    ['9007199254740993', '9007199254740992', '0', false],
    ['1.005', '1', '0.005', true],
    ['0.0000000000000000000001', '0', '0', false],
  ])('compares %s with %s ± %s exactly: %s', (a, b, tolerance, expected) => {
    expect(within(a, b, tolerance)).toBe(expected);
  });
});
