import { scoreFigures } from './score-figures';

const of = (...counts: [score: number, max: number, people: number][]) =>
  scoreFigures({
    counts: counts.map(([scoreMillipoints, maxMillipoints, people]) => ({ scoreMillipoints, maxMillipoints, people })),
    maxMillipoints: 100_000,
  });

describe('the figures of scores', () => {
  it('count each score as often as people have it', () => {
    // 40, 60, 60, 80: mean 60, squares 400 + 400.
    const figures = of([80_000, 100_000, 1], [40_000, 100_000, 1], [60_000, 100_000, 2]);
    expect(figures).toEqual({
      people: 4,
      mean: 60_000,
      standardDeviation: Math.sqrt(800_000_000 / 3),
      median: 60_000,
      lowest: 40_000,
      highest: 80_000,
    });
  });

  it('take the middle between two scores as the median of an even number', () => {
    expect(of([10_000, 100_000, 2], [20_000, 100_000, 2]).median).toBe(15_000);
    expect(of([10_000, 100_000, 1], [20_000, 100_000, 2]).median).toBe(20_000);
  });

  it('scale papers with dropped items up', () => {
    expect(of([40_000, 80_000, 1]).mean).toBe(50_000);
  });

  it('are null where nothing can be said', () => {
    expect(of()).toMatchObject({ people: 0, mean: null, median: null });
    expect(of([1, 0, 5])).toMatchObject({ people: 0, mean: null });
    expect(of([50_000, 100_000, 1])).toMatchObject({ mean: 50_000, standardDeviation: null });
  });
});
