import { Outages } from './outages';

const anOutage = (): Outages => {
  const outages = new Outages();
  outages.begin(10_000);
  outages.end(13_000);
  return outages;
};

describe('Outages', () => {
  it.each([
    [8_000, 9_999, false],
    [9_000, 10_001, true],
    [11_000, 12_000, true],
    [14_900, 15_100, true],
    [15_001, 15_002, false],
  ])('a call from %i to %i meets the outage: %s', (startedMs, endedMs, met) => {
    expect(anOutage().excuse({ startedMs, endedMs })).toBe(met);
  });

  it('excuses every call while it lasts', () => {
    const outages = new Outages();
    expect(outages.excuse({ startedMs: 1, endedMs: 2 })).toBe(false);
    outages.begin(5);
    expect(outages.excuse({ startedMs: 10 ** 9, endedMs: 10 ** 9 })).toBe(true);
  });
});
