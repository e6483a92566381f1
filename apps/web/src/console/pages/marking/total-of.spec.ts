import { totalOf } from './total-of';

describe('the points of a mark', () => {
  it('add up exactly, and a field that is still empty is nothing', () => {
    expect(totalOf([0.1, 0.2, null])).toBe(0.3);
    expect(totalOf([])).toBe(0);
  });
});
