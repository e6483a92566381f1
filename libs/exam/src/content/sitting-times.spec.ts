import { faultsOfSittingTimes, type SittingTimes } from './sitting-times';

const HOUR_MS = 3_600_000;
const OPENS_AT = Date.UTC(2026, 5, 1, 1);
const faultsOf = (times: Partial<SittingTimes>) =>
  faultsOfSittingTimes({
    times: {
      opensAt: OPENS_AT,
      closesAt: OPENS_AT + 2 * HOUR_MS,
      latestEntryAt: null,
      earliestSubmissionMinutes: 0,
      ...times,
    },
    durationMinutes: 90,
  }).map(({ field, code }) => [field, code]);

describe('the times of a sitting', () => {
  it('are valid if they lie within each other', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ latestEntryAt: OPENS_AT + 1, earliestSubmissionMinutes: 90 })).toEqual([]);
    expect(faultsOf({ latestEntryAt: OPENS_AT + 2 * HOUR_MS })).toEqual([]);
  });

  it('must end after they begin, within a year', () => {
    expect(faultsOf({ closesAt: OPENS_AT })).toEqual([['closesAt', 'CLOSES_BEFORE_IT_OPENS']]);
    expect(faultsOf({ closesAt: OPENS_AT + 367 * 24 * HOUR_MS })).toEqual([['closesAt', 'WINDOW_TOO_LONG']]);
  });

  it('must have the latest entry while the sitting is open', () => {
    expect(faultsOf({ latestEntryAt: OPENS_AT })).toEqual([['latestEntryAt', 'LATEST_ENTRY_OUTSIDE_WINDOW']]);
    expect(faultsOf({ latestEntryAt: OPENS_AT + 2 * HOUR_MS + 1 })).toEqual([
      ['latestEntryAt', 'LATEST_ENTRY_OUTSIDE_WINDOW'],
    ]);
  });

  it('must allow submission before the duration and the sitting end', () => {
    expect(faultsOf({ earliestSubmissionMinutes: -1 })).toEqual([
      ['earliestSubmissionMinutes', 'EARLIEST_SUBMISSION_BEYOND_DURATION'],
    ]);
    expect(faultsOf({ earliestSubmissionMinutes: 91 })).toEqual([
      ['earliestSubmissionMinutes', 'EARLIEST_SUBMISSION_BEYOND_DURATION'],
    ]);
    expect(faultsOf({ closesAt: OPENS_AT + HOUR_MS, earliestSubmissionMinutes: 61 })).toEqual([
      ['earliestSubmissionMinutes', 'EARLIEST_SUBMISSION_OUTSIDE_WINDOW'],
    ]);
  });
});
