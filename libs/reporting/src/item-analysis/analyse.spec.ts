import fc from 'fast-check';
import { analyse, type Analysis } from './analyse';
import type { AnalysedItem } from './analysed-item';
import { MarkTable } from './mark-table';
import { naiveStatistics, type MarkMatrix, type NaiveItem } from '../../../../test/fixtures/naive-statistics';

const itemOf = ({ max, stratum }: NaiveItem, index: number): AnalysedItem => ({
  id: `I${index + 1}`,
  maxMillipoints: max,
  counts: true,
  optionCount: 0,
  right: [],
  guessShare: null,
  stratum,
});

function analysisOf({ items, matrix }: { items: readonly NaiveItem[]; matrix: MarkMatrix }): Analysis {
  const table = new MarkTable(items.map(itemOf));
  for (const row of matrix) {
    table.addPerson(
      row.flatMap((mark, item) =>
        mark === null ? [] : [{ item, markMillipoints: mark, chosen: mark > 0 ? 0 : null }],
      ),
    );
  }
  return analyse(table);
}

const rightOrWrong = (rows: readonly string[]): { items: NaiveItem[]; matrix: MarkMatrix } => ({
  items: [...rows[0]!].map(() => ({ max: 1000, stratum: 'one' })),
  matrix: rows.map((row) => [...row].map((mark) => Number(mark) * 1000)),
});

function expectClose(actual: number | null, expected: number | null): void {
  if (expected === null || actual === null) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

/** Marks in coarse steps, so that many are equal; some items constant; each person has all items or a subset. */
const someMarks = fc
  .record({
    items: fc.array(
      fc.record({
        max: fc.constantFrom(1000, 2000, 1500),
        stratum: fc.constantFrom('one', 'two'),
        steps: fc.constantFrom(1, 3, 7),
        constant: fc.option(fc.nat(7), { freq: 5 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    people: fc.array(fc.record({ seed: fc.nat(), has: fc.nat(63) }), { maxLength: 25 }),
    ownSets: fc.boolean(),
    equalWorth: fc.boolean(),
  })
  .map(({ items, people, ownSets, equalWorth }) => {
    const worth = (max: number): number => (equalWorth ? 1000 : max);
    const drawn = Math.ceil(items.length / 2);
    const matrix = people.map(({ seed, has }) =>
      items.map(({ max, steps, constant }, index) => {
        const own = equalWorth ? (index + has) % items.length < drawn : ((has >> index) & 1) === 1;
        if (ownSets && !own) return null;
        const step = constant ?? (Math.imul(seed ^ (index * 7919), 2654435761) >>> 8) % (steps + 1);
        return Math.floor((worth(max) * Math.min(step, steps)) / steps);
      }),
    );
    return { items: items.map(({ max, stratum }) => ({ max: worth(max), stratum })), matrix };
  });

describe('statistics of items and paper', () => {
  it('equal an independent computation, with ties, constant items and differing papers', () => {
    fc.assert(
      fc.property(someMarks, ({ items, matrix }) => {
        const { paper, items: measured } = analysisOf({ items, matrix });
        const naive = naiveStatistics({ items, matrix });
        expectClose(paper.meanMillipoints, naive.mean);
        expectClose(paper.medianMillipoints, naive.median);
        expectClose(paper.standardDeviationMillipoints, naive.standardDeviation);
        expectClose(paper.skewness, naive.skewness);
        expectClose(paper.kurtosis, naive.kurtosis);
        expectClose(paper.alpha, naive.alpha);
        measured.forEach((item, index) => {
          const { max } = items[index]!;
          const expected = naive.items[index]!;
          expect(item.people).toBe(expected.pairs.length);
          expectClose(item.facilityPercent, expected.mean === null ? null : (100 * expected.mean) / max);
          expectClose(
            item.standardDeviationPercent,
            expected.variance === null ? null : (100 * Math.sqrt(expected.variance)) / max,
          );
          expectClose(item.discriminationIndex, expected.discrimination);
          expectClose(item.discriminativeEfficiencyPercent, expected.efficiency);
          expectClose(item.effectiveWeightPercent, expected.effectiveWeight);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('are exact for large marks that differ little', () => {
    const offset = 1e9;
    const items = [1, 2, 3].map(() => ({ max: 2e9, stratum: 'one' }));
    const small = Array.from({ length: 30 }, (_, person) => [0, 1, 2].map((item) => (person * (item + 3)) % 7));
    const near = analysisOf({ items, matrix: small.map((row) => row.map((mark) => mark + offset)) });
    const plain = analysisOf({ items, matrix: small });
    near.items.forEach((item, index) => {
      expectClose(item.discriminationIndex, plain.items[index]!.discriminationIndex);
    });
    expectClose(near.paper.alpha, plain.paper.alpha);
  });

  // Source: K. L. Wuensch, East Carolina University, "The Kuder-Richardson 20": ten students, ten items, Σpq = 2.18,
  // σ² = 5.84.
  it('equal the published KR-20 of a quiz on reliability', () => {
    const { paper, items } = analysisOf(
      rightOrWrong([
        '1111110110',
        '1011011101',
        '1111011001',
        '0010001000',
        '0000010010',
        '1110111111',
        '1101110111',
        '1111111101',
        '0101111101',
        '1101101110',
      ]),
    );
    expect(items.map(({ facilityPercent }) => facilityPercent)).toEqual([70, 70, 60, 70, 60, 80, 70, 70, 50, 60]);
    expectClose(paper.alpha, (10 / 9) * (1 - 2.18 / 5.84));
    expect(paper.meanMillipoints).toBe(6600);
    expect(paper.medianMillipoints).toBe(7000);
  });

  // Source: Microsoft Support, the examples of SKEW and KURT, which are also k-statistics.
  it('equal the published skewness and kurtosis of ten values', () => {
    const items = [{ max: 10_000, stratum: 'one' }];
    const matrix = [3, 4, 5, 2, 3, 4, 5, 6, 4, 7].map((points) => [points * 1000]);
    const { paper } = analysisOf({ items, matrix });
    expect(paper.skewness).toBeCloseTo(0.359543071, 9);
    expect(paper.kurtosis).toBeCloseTo(-0.151799637, 9);
  });

  it('have effective weights that add up to 100, without an item that correlates negatively', () => {
    const { items } = analysisOf(rightOrWrong(['11110', '11100', '11000', '10001', '00001', '00001']));
    const weights = items.map(({ effectiveWeightPercent }) => effectiveWeightPercent);
    expect(weights[4]).toBeNull();
    expect(items[4]!.discriminationIndex).toBeLessThan(0);
    expectClose(
      weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0),
      100,
    );
    expect(items.map(({ intendedWeightPercent }) => intendedWeightPercent)).toEqual([20, 20, 20, 20, 20]);
  });

  it('give an item whose marks already have the best possible order an efficiency of 100', () => {
    const { items } = analysisOf(rightOrWrong(['111', '110', '100', '000']));
    expectClose(items[1]!.discriminativeEfficiencyPercent, 100);
  });

  describe('of few people', () => {
    const one = { items: [{ max: 1000, stratum: 'one' }], matrix: [[500]] };
    const nothing = { standardDeviationMillipoints: null, skewness: null, kurtosis: null, alpha: null };

    it('are all null for nobody', () => {
      const { paper, items } = analysisOf({ ...one, matrix: [] });
      expect(paper).toMatchObject({ people: 0, meanMillipoints: null, medianMillipoints: null, ...nothing });
      expect(items[0]).toMatchObject({ people: 0, facilityPercent: null, discriminationIndex: null, flags: [] });
    });

    it('are a mean and a facility for one', () => {
      const { paper, items } = analysisOf(one);
      expect(paper).toMatchObject({ people: 1, meanMillipoints: 500, medianMillipoints: 500, ...nothing });
      expect(items[0]).toMatchObject({
        facilityPercent: 50,
        standardDeviationPercent: null,
        intendedWeightPercent: 100,
      });
    });

    it('have no skewness for two, and no kurtosis for three', () => {
      expect(analysisOf(rightOrWrong(['11', '00'])).paper).toMatchObject({ skewness: null, kurtosis: null });
      const { paper } = analysisOf(rightOrWrong(['11', '00', '00']));
      expect(paper.skewness).not.toBeNull();
      expect(paper.kurtosis).toBeNull();
    });
  });

  it('have no discrimination for an item that everybody got right', () => {
    expect(analysisOf(rightOrWrong(['11', '10', '10'])).items[0]).toMatchObject({
      facilityPercent: 100,
      standardDeviationPercent: 0,
      discriminationIndex: null,
      discriminativeEfficiencyPercent: null,
      effectiveWeightPercent: 0,
    });
  });

  it('leave a dropped item out of totals and statistics, and still count its options', () => {
    const scored = itemOf({ max: 1000, stratum: 'one' }, 0);
    const table = new MarkTable([scored, { ...scored, id: 'dropped', counts: false, optionCount: 2, right: [0] }]);
    for (const mark of [1000, 0])
      table.addPerson([
        { item: 0, markMillipoints: mark, chosen: 0 },
        { item: 1, markMillipoints: 0, chosen: 1 },
      ]);
    const { paper, items } = analyse(table);
    expect(paper).toMatchObject({ maxMillipoints: 1000, meanMillipoints: 500, itemsAPaper: 1 });
    expect(items[1]).toMatchObject({ facilityPercent: null, effectiveWeightPercent: null, flags: [] });
    expect(items[1]!.choices.options[0]!.byThird).toEqual([1, 0, 1]);
  });
});
