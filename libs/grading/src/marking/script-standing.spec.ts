import { standingOf, type ScriptStanding } from './script-standing';

const of = (totals: number[], { markers = 2, tolerancePercent = 10 } = {}): ScriptStanding =>
  standingOf({ totals, maxMillipoints: 10_000, rule: { markers, tolerancePercent } });

describe('the marks of a script', () => {
  it('are open until there are as many as the exam asks for', () => {
    expect(of([]).state).toBe('open');
    expect(of([5000])).toEqual({ state: 'open', third: false, share: null });
    expect(of([5000], { markers: 1 })).toEqual({
      state: 'complete',
      third: false,
      share: { part: 5000, parts: 10_000 },
    });
  });

  it('count as their mean, half a millipoint too', () => {
    expect(of([5000, 5001]).share).toEqual({ part: 10_001, parts: 20_000 });
  });

  it('are near enough when they differ by exactly what the exam allows', () => {
    expect(of([5000, 6000]).state).toBe('complete');
    expect(of([5000, 6001])).toEqual({ state: 'open', third: true, share: null });
    expect(of([5000, 5001], { tolerancePercent: 0 }).third).toBe(true);
  });

  it.each([
    ['the nearer of two', [2000, 8000, 7500], 15_500],
    ['the nearer of two', [8000, 2000, 2900], 4900],
    ['the higher of two, as near to both', [4000, 5100, 4550], 9650],
  ])('count as the mean of the third and %s', (_, totals, part) => {
    expect(of(totals)).toEqual({ state: 'complete', third: true, share: { part, parts: 20_000 } });
  });

  it('are disputed when the third is far from both', () => {
    expect(of([0, 10_000, 5000])).toEqual({ state: 'disputed', third: true, share: null });
  });

  it('need no third any more once a marker has changed one of two', () => {
    expect(of([7600, 8000, 7500])).toEqual({ state: 'complete', third: false, share: { part: 15_600, parts: 20_000 } });
  });
});
