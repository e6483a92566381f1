import { sampled, seededRandom, shuffled } from './random';

const draws = (seed: string, below: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random(below));
};

describe('the seeded generator', () => {
  it('gives the same numbers for the same seed, in all versions', () => {
    // Existing papers are replayed from their seed, so these numbers must never change.
    expect(draws('paper-1', 100, 12)).toEqual([87, 70, 28, 15, 28, 99, 72, 76, 82, 26, 98, 61]);
  });

  it('gives different numbers for a different seed', () => {
    expect(draws('paper-1', 1_000_000, 5)).not.toEqual(draws('paper-2', 1_000_000, 5));
  });

  it('stays below its bound, and reaches every number evenly', () => {
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const draw of draws('even', 7, 70_000)) counts[draw]! += 1;
    // Five standard deviations around 10,000.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(470);
  });

  it('does not favour small numbers when the bound does not divide the range', () => {
    const below = 3 * 2 ** 30;
    const small = draws('biased', below, 30_000).filter((draw) => draw < below / 3).length;
    expect(Math.abs(small - 10_000)).toBeLessThan(410);
  });

  it('gives 0 for the bound 1', () => {
    expect(draws('one', 1, 5)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('shuffling', () => {
  const items = ['A', 'B', 'C', 'D'];

  it('keeps every item, and does not change the given list', () => {
    const result = shuffled(items, seededRandom('s'));
    expect([...result].sort()).toEqual(items);
    expect(items).toEqual(['A', 'B', 'C', 'D']);
  });

  it('reaches every order evenly', () => {
    const random = seededRandom('orders');
    const counts = new Map<string, number>();
    for (let round = 0; round < 24_000; round += 1) {
      const order = shuffled(items, random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(160);
  });
});

describe('a sample', () => {
  const items = ['A', 'B', 'C', 'D'];

  it('takes count items, or all items if there are fewer, each once', () => {
    const random = seededRandom('s');
    expect(new Set(sampled({ items, count: 3, random })).size).toBe(3);
    expect(sampled({ items, count: 9, random }).sort()).toEqual(items);
    expect(sampled({ items, count: 0, random })).toEqual([]);
    expect(items).toEqual(['A', 'B', 'C', 'D']);
  });

  it('takes each item equally often', () => {
    const random = seededRandom('samples');
    const counts = new Map<string, number>();
    for (let round = 0; round < 8000; round += 1) {
      for (const item of sampled({ items, count: 2, random })) counts.set(item, (counts.get(item) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(Math.abs(count - 4000)).toBeLessThan(225);
  });
});
