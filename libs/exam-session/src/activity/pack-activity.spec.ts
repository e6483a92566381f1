import fc from 'fast-check';
import { deviceAheadSeconds } from './device-clock';
import { packActivity, unpackActivity, type SessionActivity } from './pack-activity';

const activity: fc.Arbitrary<SessionActivity> = fc.record({
  sessionId: fc.uuid(),
  seenAtMs: fc.nat(2_000_000_000_000),
  items: fc
    .dictionary(fc.integer({ min: 1, max: 200 }).map(String), fc.boolean(), { maxKeys: 200 })
    .map((items) => new Map(Object.entries(items).map(([item, answered]) => [Number(item), answered]))),
  clockAheadSeconds: fc.option(fc.integer()),
});

describe('packed page activity', () => {
  it('is unpacked whole and in order, from texts that fit every column', () => {
    fc.assert(
      fc.property(fc.array(activity, { maxLength: 300 }), (activities) => {
        const chunks = packActivity(activities);
        expect(chunks.flatMap(unpackActivity)).toEqual(activities);
        for (const chunk of chunks) expect(Buffer.byteLength(chunk)).toBeLessThanOrEqual(60_000);
      }),
      { numRuns: 50 },
    );
  });

  it('has as many sessions in a text as fit', () => {
    const activities = Array.from({ length: 3_000 }, (_, index) => ({
      sessionId: `01a22d30-384c-7362-8f3c-${String(index).padStart(12, '0')}`,
      seenAtMs: 1_780_000_000_000,
      items: new Map([[1, true]]),
      clockAheadSeconds: null,
    }));
    expect(packActivity(activities)).toHaveLength(4);
    expect(packActivity([])).toEqual([]);
  });

  it('takes the clock error only from the event clock_checked, and only if it is a number', () => {
    const ahead = (kind: string, details: unknown) => deviceAheadSeconds({ kind, details });
    expect(ahead('clock_checked', { deviceAheadSeconds: -7.4 })).toBe(-7);
    expect(ahead('page_hidden', { deviceAheadSeconds: 7 })).toBeNull();
    for (const details of [null, undefined, {}, { deviceAheadSeconds: '7' }, { deviceAheadSeconds: Infinity }])
      expect(ahead('clock_checked', details)).toBeNull();
  });
});
