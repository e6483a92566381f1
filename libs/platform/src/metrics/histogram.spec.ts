import { Histogram } from './histogram';

const told = (histogram: Histogram) =>
  Object.fromEntries(
    histogram.samples('x').map(({ metricName, labels, value }) => [labels?.['le'] ?? metricName, value]),
  );

describe('a histogram', () => {
  it('counts a value in its own bucket and in all larger ones, a bound in the bucket that it bounds', () => {
    const histogram = new Histogram([1, 5, 10]);
    for (const value of [0, 1, 1.5, 10, 11]) histogram.observe(value);
    expect(told(histogram)).toEqual({ 1: 2, 5: 3, 10: 4, '+Inf': 5, x_sum: 23.5, x_count: 5 });
  });

  it('is all zeros before anything was observed', () => {
    expect(told(new Histogram([1]))).toEqual({ 1: 0, '+Inf': 0, x_sum: 0, x_count: 0 });
  });
});
