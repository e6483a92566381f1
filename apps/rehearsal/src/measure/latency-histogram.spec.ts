import { LatencyHistogram } from './latency-histogram';

describe('LatencyHistogram', () => {
  it('gives percentiles to within 2 %', () => {
    const histogram = new LatencyHistogram();
    for (let latencyMs = 1; latencyMs <= 1000; latencyMs += 1) histogram.add(latencyMs);
    expect(histogram.count).toBe(1000);
    for (const [fraction, exactMs] of [
      [0.5, 500],
      [0.95, 950],
      [0.99, 990],
    ] as const) {
      expect(Math.abs((histogram.percentileMs(fraction) as number) / exactMs - 1)).toBeLessThan(0.02);
    }
    expect(histogram.percentileMs(1)).toBe(1000);
    expect(histogram.maxMs).toBe(1000);
  });

  it('returns null when nothing was counted', () => {
    expect(new LatencyHistogram().percentileMs(0.99)).toBeNull();
  });

  it('puts values below or above its range into the first or last bucket', () => {
    const histogram = new LatencyHistogram();
    histogram.add(0);
    histogram.add(10 ** 9);
    expect(histogram.count).toBe(2);
    expect(histogram.maxMs).toBe(10 ** 9);
  });
});
