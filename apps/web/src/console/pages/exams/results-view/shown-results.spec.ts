import { domainBars, passRate, placeBars, shownRate, type Counts, type Summary } from './shown-results';

const counts = (wishes: Partial<Counts>): Counts => ({
  passed: 0,
  failed: 0,
  absent: 0,
  deferred: 0,
  violation: 0,
  annulled: 0,
  ...wishes,
});
const place = (name: string, level: string, wishes: Partial<Counts>) => ({
  organisationId: name,
  name,
  path: name,
  level,
  counts: counts(wishes),
});

describe('plotted results', () => {
  it('have a pass rate of graded people only, and none if nobody was graded', () => {
    expect(passRate(counts({ passed: 1, failed: 2, absent: 7 }))).toBeCloseTo(33.33, 1);
    expect(shownRate(passRate(counts({ absent: 7 })))).toBe('—');
  });

  it('start with the best place and the weakest domain', () => {
    const summary = {
      places: [
        place('甲', 'city', { passed: 1, failed: 1 }),
        place('乙', 'city', { absent: 3 }),
        place('丙', 'city', { passed: 1 }),
        place('丁', 'county', { passed: 1 }),
      ],
      domains: [
        { code: 'a', title: '强', questions: 3, ratePercent: 80 },
        { code: 'b', title: '弱', questions: 2, ratePercent: 40 },
      ],
    } as unknown as Summary;
    expect(placeBars(summary, 'city').map(({ label }) => label)).toEqual(['丙', '甲', '乙']);
    expect(domainBars(summary).map(({ label }) => label)).toEqual(['弱', '强']);
  });
});
