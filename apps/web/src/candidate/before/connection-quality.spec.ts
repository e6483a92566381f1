import { clockDifference, connectionQuality } from './connection-quality';

describe('the check before the start', () => {
  it.each([
    [0, 'good'],
    [1_000, 'good'],
    [1_001, 'slow'],
    [3_000, 'slow'],
    [3_001, 'poor'],
  ])('calls a round trip of %i ms %s', (roundTripMs, quality) => {
    expect(connectionQuality(roundTripMs)).toBe(quality);
  });

  it.each([
    [1_999, { kind: 'same', seconds: 2 }],
    [-1_999, { kind: 'same', seconds: 2 }],
    [90_000, { kind: 'ahead', seconds: 90 }],
    [-86_400_000, { kind: 'behind', seconds: 86_400 }],
  ])('tells a device clock that is off by %i ms', (offMs, difference) => {
    expect(clockDifference({ deviceNowMs: 1_000_000_000_000 + offMs, serverNowMs: 1_000_000_000_000 })).toEqual(
      difference,
    );
  });
});
