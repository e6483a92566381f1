import { byNumber, shownIndex, shownNumber, shownPercent, shownPoints } from './shown-number';

describe('a figure on the screen', () => {
  it('is a dash when it is unknown, never a zero or NaN', () => {
    expect([shownNumber(null), shownIndex(null), shownPercent(null), shownPoints(null)]).toEqual(['—', '—', '—', '—']);
  });

  it('has one decimal in a column, and a real minus sign', () => {
    expect([50, 33.333, -12.34, -0.04, 0].map(shownIndex)).toEqual(['50.0', '33.3', '−12.3', '0.0', '0.0']);
    expect(shownPercent(100)).toBe('100.0%');
  });

  it('has no more decimals than it needs elsewhere', () => {
    expect([shownPoints(12_500), shownPoints(1_234), shownNumber(-0.8125, 3), shownNumber(-0.001, 2)]).toEqual([
      '12.5',
      '1.23',
      '−0.813',
      '0',
    ]);
  });

  it('puts the unknown last when the smallest comes first', () => {
    expect([null, 3, -1, null].sort(byNumber((value) => value))).toEqual([-1, 3, null, null]);
  });
});
