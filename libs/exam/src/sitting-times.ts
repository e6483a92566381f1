export interface SittingTimes {
  opensAt: number;
  closesAt: number;
  latestEntryAt: number | null;
  earliestSubmissionMinutes: number;
}

export interface SittingTimesFault {
  field: keyof SittingTimes;
  problem: string;
}

/** A longer window is more likely a slip of the year than meant. */
const MAX_WINDOW_MS = 366 * 86_400_000;

/** What is wrong with the times of a sitting; empty when they can be used. */
export function faultsOfSittingTimes({ times, durationMinutes }: { times: SittingTimes; durationMinutes: number }): SittingTimesFault[] {
  const { opensAt, closesAt, latestEntryAt, earliestSubmissionMinutes } = times;
  const faults: SittingTimesFault[] = [];
  if (closesAt <= opensAt) faults.push({ field: 'closesAt', problem: 'must be after opensAt' });
  if (closesAt - opensAt > MAX_WINDOW_MS) faults.push({ field: 'closesAt', problem: 'must be within a year of opensAt' });
  if (latestEntryAt !== null && (latestEntryAt <= opensAt || latestEntryAt > closesAt)) {
    faults.push({ field: 'latestEntryAt', problem: 'must be after opensAt and not after closesAt' });
  }
  if (earliestSubmissionMinutes < 0 || earliestSubmissionMinutes > durationMinutes) {
    faults.push({ field: 'earliestSubmissionMinutes', problem: `must be 0 to ${durationMinutes}, the duration of the exam` });
  } else if (closesAt > opensAt && earliestSubmissionMinutes * 60_000 > closesAt - opensAt) {
    faults.push({ field: 'earliestSubmissionMinutes', problem: 'must be within the window of the sitting' });
  }
  return faults;
}
