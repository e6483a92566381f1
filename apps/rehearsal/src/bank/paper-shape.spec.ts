import { FEWEST_ITEMS, GROUP_SIZE, paperShape } from './paper-shape';
import { ITEM_TYPES } from './bank-question';

describe('paperShape', () => {
  it.each([FEWEST_ITEMS, 21, 50, 99, 100, 200])(
    'has exactly %i items, of every type and both kinds of group',
    (itemCount) => {
      const draws = paperShape(itemCount);
      expect(draws.reduce((sum, { count }) => sum + count, 0)).toBe(itemCount);
      expect(new Set(draws.map(({ type }) => type))).toEqual(new Set(ITEM_TYPES));
      const groups = draws.filter(({ groupSize }) => groupSize !== null);
      expect(groups.map(({ format }) => format)).toEqual(['A3', 'B1']);
      for (const { count } of groups) expect(count % GROUP_SIZE).toBe(0);
      for (const { count } of draws) expect(count).toBeGreaterThan(0);
    },
  );
});
