import { lineChart } from './line-chart';

const aChart = (values: (number | null)[]): string =>
  lineChart({ title: 'Latency', unit: 'ms', lines: [{ label: 'p99', colour: '#c00', values }], bands: [] });

describe('lineChart', () => {
  it('draws one path for each run of values', () => {
    expect(aChart([1, 2, null, 3, 4]).match(/<path /g)).toHaveLength(2);
    expect(aChart([1, 2, 3]).match(/<path /g)).toHaveLength(1);
  });

  it('labels its axis with round numbers up to the highest value', () => {
    const chart = aChart([0, 87]);
    for (const tick of ['>0<', '25 ms', '50 ms', '75 ms', '100 ms']) expect(chart).toContain(tick);
  });

  it('draws an empty chart', () => {
    expect(aChart([])).toContain('<svg');
    expect(aChart([null, 0])).not.toContain('NaN');
  });
});
