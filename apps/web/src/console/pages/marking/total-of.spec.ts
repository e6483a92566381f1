import { faultOf, totalOf } from './total-of';

describe('the points of a mark', () => {
  it('add up exactly, and a field that is still empty is nothing', () => {
    expect(totalOf([0.1, 0.2, null])).toBe(0.3);
    expect(totalOf([])).toBe(0);
  });

  const criteria = [{ maxPoints: 6 }, { maxPoints: 4 }];
  it.each([
    [[6, 0], null],
    [[6, null], 'missing'],
    [[6], 'missing'],
    [[66, 4], 'outOfRange'],
    [[6, -1], 'outOfRange'],
  ])('%j: %p', (points, fault) => {
    expect(faultOf({ points, criteria })).toBe(fault);
  });
});
