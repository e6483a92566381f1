import { shareOfPoints } from './share-of-points';

describe('a share of points', () => {
  it('is truncated, never rounded up', () => {
    expect(shareOfPoints({ whole: 1000, part: 2, parts: 3 })).toBe(666);
    expect(shareOfPoints({ whole: 1, part: 2, parts: 3 })).toBe(0);
    expect(shareOfPoints({ whole: 1000, part: 3, parts: 3 })).toBe(1000);
  });

  it('is exact where the product no longer fits a double', () => {
    const whole = 9_007_199_254_740_881;
    for (let part = 1; part < 11; part += 1)
      expect(shareOfPoints({ whole, part, parts: 11 })).toBe(Number((BigInt(whole) * BigInt(part)) / 11n));
    expect(shareOfPoints({ whole, part: 3, parts: 3 })).toBe(whole);
  });

  it('of no parts is nothing', () => {
    expect(shareOfPoints({ whole: 1000, part: 0, parts: 0 })).toBe(0);
  });
});
