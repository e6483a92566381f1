import { faultsOfSittingTimes, type SittingTimes } from './sitting-times';

const HOUR_MS = 3_600_000;
const OPENS_AT = Date.UTC(2026, 5, 1, 1);
const fieldsOf = (times: Partial<SittingTimes>) =>
  faultsOfSittingTimes({
    times: { opensAt: OPENS_AT, closesAt: OPENS_AT + 2 * HOUR_MS, latestEntryAt: null, earliestSubmissionMinutes: 0, ...times },
    durationMinutes: 90,
  }).map(({ field }) => field);

describe('the times of a sitting', () => {
  it('may be used when they lie one within the other', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ latestEntryAt: OPENS_AT + 1, earliestSubmissionMinutes: 90 })).toEqual([]);
    expect(fieldsOf({ latestEntryAt: OPENS_AT + 2 * HOUR_MS })).toEqual([]);
  });

  it('end after they begin, and within a year', () => {
    expect(fieldsOf({ closesAt: OPENS_AT })).toContain('closesAt');
    expect(fieldsOf({ closesAt: OPENS_AT + 367 * 24 * HOUR_MS })).toEqual(['closesAt']);
  });

  it('let people in only while the sitting is open', () => {
    expect(fieldsOf({ latestEntryAt: OPENS_AT })).toEqual(['latestEntryAt']);
    expect(fieldsOf({ latestEntryAt: OPENS_AT + 2 * HOUR_MS + 1 })).toEqual(['latestEntryAt']);
  });

  it('let people submit before the duration and the sitting end', () => {
    expect(fieldsOf({ earliestSubmissionMinutes: -1 })).toEqual(['earliestSubmissionMinutes']);
    expect(fieldsOf({ earliestSubmissionMinutes: 91 })).toEqual(['earliestSubmissionMinutes']);
    expect(fieldsOf({ closesAt: OPENS_AT + HOUR_MS, earliestSubmissionMinutes: 61 })).toEqual(['earliestSubmissionMinutes']);
  });
});
