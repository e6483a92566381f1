import { faultTable, type FieldFault } from '@sunflower/platform';

export interface SittingTimes {
  opensAt: number;
  closesAt: number;
  latestEntryAt: number | null;
  earliestSubmissionMinutes: number;
}

export interface SittingTimesFault extends FieldFault {
  field: keyof SittingTimes;
}

export const sittingTimesFault = faultTable({
  CLOSES_BEFORE_IT_OPENS: 'must be after opensAt',
  WINDOW_TOO_LONG: 'must be within a year of opensAt',
  LATEST_ENTRY_OUTSIDE_WINDOW: 'must be after opensAt and not after closesAt',
  EARLIEST_SUBMISSION_BEYOND_DURATION: 'must be 0 to {durationMinutes}, the duration of the exam',
  CLOSES_IN_THE_PAST: 'must be in the future',
  EARLIEST_SUBMISSION_LONGER_THAN_EXAM: 'is {waitMinutes} in a sitting, but the exam lasts {durationMinutes} minutes',
  EARLIEST_SUBMISSION_OUTSIDE_WINDOW: 'must be within the window of the sitting',
});

/** A longer window is more likely a mistyped year than intended. */
const MAX_WINDOW_MS = 366 * 86_400_000;

/** Faults of a sitting's times; empty when they can be used. */
export function faultsOfSittingTimes({
  times,
  durationMinutes,
}: {
  times: SittingTimes;
  durationMinutes: number;
}): SittingTimesFault[] {
  const { opensAt, closesAt, latestEntryAt, earliestSubmissionMinutes } = times;
  const faults: SittingTimesFault[] = [];
  if (closesAt <= opensAt) faults.push({ field: 'closesAt', ...sittingTimesFault('CLOSES_BEFORE_IT_OPENS', {}) });
  if (closesAt - opensAt > MAX_WINDOW_MS)
    faults.push({ field: 'closesAt', ...sittingTimesFault('WINDOW_TOO_LONG', {}) });
  if (latestEntryAt !== null && (latestEntryAt <= opensAt || latestEntryAt > closesAt)) {
    faults.push({ field: 'latestEntryAt', ...sittingTimesFault('LATEST_ENTRY_OUTSIDE_WINDOW', {}) });
  }
  if (earliestSubmissionMinutes < 0 || earliestSubmissionMinutes > durationMinutes) {
    faults.push({
      field: 'earliestSubmissionMinutes',
      ...sittingTimesFault('EARLIEST_SUBMISSION_BEYOND_DURATION', { durationMinutes }),
    });
  } else if (closesAt > opensAt && earliestSubmissionMinutes * 60_000 > closesAt - opensAt) {
    faults.push({ field: 'earliestSubmissionMinutes', ...sittingTimesFault('EARLIEST_SUBMISSION_OUTSIDE_WINDOW', {}) });
  }
  return faults;
}
