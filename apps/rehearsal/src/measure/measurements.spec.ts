import { operationRows } from './figures';
import { Measurements, type Call } from './measurements';

const aCall = (call: Partial<Call>): Call => ({
  operation: 'save',
  outcome: 'ok',
  startedMs: 0,
  endedMs: 4,
  status: 200,
  label: null,
  ...call,
});

describe('Measurements', () => {
  it('distinguishes errors from provoked refusals and from failures in an outage', () => {
    const measurements = new Measurements();
    measurements.record(aCall({}));
    measurements.record(aCall({ outcome: 'provoked', status: 409, label: '409 SESSION_CLOSED' }));
    measurements.record(aCall({ outcome: 'outage', status: null, label: 'ECONNRESET' }));
    measurements.record(aCall({ outcome: 'error', status: 500, label: '500 INTERNAL_ERROR' }));
    const save = measurements.figures.get('save');
    expect(save).toMatchObject({ count: 4, errors: 1, provoked: 1, outage: 1 });
    expect(save?.latency.count).toBe(3);
    expect(measurements.errorCount).toBe(1);
    expect(Object.fromEntries(measurements.labels)).toEqual({
      'provoked: save 409 SESSION_CLOSED': 1,
      'outage: save ECONNRESET': 1,
      'error: save 500 INTERNAL_ERROR': 1,
    });
  });

  it('counts by the second in which a reply came', () => {
    const measurements = new Measurements();
    measurements.begin(10_000);
    measurements.record(aCall({ startedMs: 10_990, endedMs: 11_001 }));
    measurements.record(aCall({ operation: 'start', startedMs: 12_000, endedMs: 12_500 }));
    expect(measurements.seconds.map(({ counts }) => counts.save + counts.start)).toEqual([0, 1, 1]);
    expect(measurements.seconds[1]?.saves.count).toBe(1);
    expect(measurements.seconds[2]?.saves.count).toBe(0);
  });

  it('counts the seconds before the exam apart, so that none of them swells the first', () => {
    const measurements = new Measurements();
    measurements.begin(10_000);
    for (const endedMs of [7_500, 7_900, 9_999, 10_000])
      measurements.record(aCall({ operation: 'sign-in', startedMs: endedMs - 1, endedMs }));
    expect(measurements.seconds.map(({ counts }) => counts['sign-in'])).toEqual([1]);
    const signIn = operationRows(measurements).find(({ operation }) => operation === 'sign-in');
    expect(signIn).toMatchObject({ count: 4, peakPerSecond: 2 });
  });
});
