import { isPassed, type ReachedPoints } from './pass-rule';

const points = (scoreMillipoints: number, maxMillipoints: number, fullMillipoints = maxMillipoints): ReachedPoints => ({
  scoreMillipoints,
  maxMillipoints,
  fullMillipoints,
});

/** The pass mark is 60 points. */
const passed = ({
  total,
  section = total,
  sectionMark = null,
}: {
  total: ReachedPoints;
  section?: ReachedPoints;
  sectionMark?: number | null;
}) =>
  isPassed({ total, sections: [section], passMarks: { totalMillipoints: 60_000, sectionMillipoints: [sectionMark] } });

describe('isPassed', () => {
  it('needs the exact pass mark', () => {
    expect(passed({ total: points(60_000, 100_000) })).toBe(true);
    expect(passed({ total: points(59_999, 100_000) })).toBe(false);
  });

  it('needs the mark of every section that has one', () => {
    expect(passed({ total: points(80_000, 100_000), section: points(19_999, 50_000), sectionMark: 20_000 })).toBe(
      false,
    );
    expect(passed({ total: points(80_000, 100_000), section: points(20_000, 50_000), sectionMark: 20_000 })).toBe(true);
  });

  it('needs the same share of the remaining points when an item is dropped', () => {
    expect(passed({ total: points(59_400, 99_000, 100_000) })).toBe(true);
    expect(passed({ total: points(59_399, 99_000, 100_000) })).toBe(false);
  });

  it('truncates the fraction of a millipoint in favour of the candidate', () => {
    // 60,000 × 99,999 / 100,000 = 59,999.4
    expect(passed({ total: points(59_999, 99_999, 100_000) })).toBe(true);
    expect(passed({ total: points(59_998, 99_999, 100_000) })).toBe(false);
  });

  it('ignores a section in which every item was dropped', () => {
    expect(passed({ total: points(60_000, 80_000, 100_000), section: points(0, 0, 20_000), sectionMark: 12_000 })).toBe(
      true,
    );
  });

  it('is false for a paper on which no item counts', () => {
    expect(passed({ total: points(0, 0, 100_000) })).toBe(false);
  });
});
