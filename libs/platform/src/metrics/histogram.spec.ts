import { Histogram } from './histogram';

const told = (histogram: Histogram) =>
  Object.fromEntries(
    histogram.samples('x').map(({ metricName, labels, value }) => [labels?.['le'] ?? metricName, value]),
  );

describe('a histogram', () => {
  it('counts a value in its own bucket and all larger ones, and a bound in its own bucket', () => {
    const histogram = new Histogram([1, 5, 10]);
    for (const value of [0, 1, 1.5, 10, 11]) histogram.observe(value);
    expect(told(histogram)).toEqual({ 1: 2, 5: 3, 10: 4, '+Inf': 5, x_sum: 23.5, x_count: 5 });
  });

  it('is all zeros before the first observation', () => {
    expect(told(new Histogram([1]))).toEqual({ 1: 0, '+Inf': 0, x_sum: 0, x_count: 0 });
  });
});
