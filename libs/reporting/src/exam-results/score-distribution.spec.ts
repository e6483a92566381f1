import { scoreDistribution } from './score-distribution';

const countOf = (scoreMillipoints: number, people: number, maxMillipoints = 100_000) => ({
  scoreMillipoints,
  maxMillipoints,
  people,
});
const filled = (counts: ReturnType<typeof countOf>[], passMarkMillipoints = 60_000) =>
  scoreDistribution({ counts, maxMillipoints: 100_000, passMarkMillipoints }).flatMap(({ fromMillipoints, people }) =>
    people > 0 ? [[fromMillipoints / 1000, people]] : [],
  );

describe('the distribution of scores', () => {
  it('has twenty adjacent steps from 0 to the full score', () => {
    const bins = scoreDistribution({ counts: [], maxMillipoints: 99_999, passMarkMillipoints: 33_333 });
    expect(bins).toHaveLength(20);
    expect([bins[0]!.fromMillipoints, bins[19]!.toMillipoints]).toEqual([0, 99_999]);
    bins.slice(1).forEach((bin, index) => expect(bin.fromMillipoints).toBe(bins[index]!.toMillipoints));
  });

  it('puts a score on an edge into the step that begins there, and the full score into the last', () => {
    expect(filled([countOf(60_000, 3), countOf(59_999, 2), countOf(100_000, 1), countOf(0, 4)])).toEqual([
      [0, 4],
      [55, 2],
      [60, 3],
      [95, 1],
    ]);
  });

  it('scales up a paper with a lower maximum', () => {
    expect(filled([countOf(30_000, 1, 50_000), countOf(0, 1, 0)])).toEqual([[60, 1]]);
  });

  it('never puts a pass and a fail into one step', () => {
    for (const mark of [1, 2_500, 42_857, 57_001, 99_999, 100_000]) {
      const bins = scoreDistribution({
        counts: [countOf(mark, 1), countOf(mark - 1, 10)],
        maxMillipoints: 100_000,
        passMarkMillipoints: mark,
      });
      const people = bins.filter((bin) => bin.people > 0).map((bin) => [bin.people, bin.fromMillipoints >= mark]);
      expect(people).toEqual([
        [10, false],
        [1, true],
      ]);
      expect(bins.at(-1)!.toMillipoints).toBe(100_000);
    }
    expect(filled([countOf(0, 1)], 0)).toEqual([[0, 1]]);
  });
});
