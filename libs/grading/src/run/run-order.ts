import { RunMerged, RunSuperseded } from '../grading.errors';
import type { GradingRunRow } from './grading-run-row';

type Numbered = Pick<GradingRunRow, 'runNumber' | 'releasedAt' | 'lateResponses'>;

const highest = <Run extends Numbered>(runs: readonly Run[]): Run | null =>
  runs.reduce<Run | null>((top, run) => (top === null || run.runNumber > top.runNumber ? run : top), null);

const isReleased = ({ releasedAt }: Numbered): boolean => releasedAt !== null;

/** The run whose results count; null before the first release. */
export const latestReleased = <Run extends Numbered>(runs: readonly Run[]): Run | null =>
  highest(runs.filter(isReleased));

/** The run that was made last, released or not. */
export const currentRun = <Run extends Numbered>(runs: readonly Run[]): Run | null => highest(runs);

/**
 * Accepting late responses again before the run made for the earlier ones was released: the next run has the same overrides
 * and takes in all that this one does, and takes its place. Null for every other run.
 */
export function mergedInto<Run extends Numbered>({ run, runs }: { run: Numbered; runs: readonly Run[] }): Run | null {
  const next = runs.find(({ runNumber }) => runNumber === run.runNumber + 1);
  return next?.lateResponses && run.lateResponses && !isReleased(run) ? next : null;
}

/** Runs that may still be released, so that every closed session needs a result under each. A newer release ends the older ones. */
export function openRuns<Run extends Numbered>(runs: readonly Run[]): Run[] {
  const released = latestReleased(runs)?.runNumber ?? 0;
  return runs.filter((run) => !isReleased(run) && run.runNumber > released && mergedInto({ run, runs }) === null);
}

/** @throws RunSuperseded when a newer one counts; RunMerged when a newer one takes its place */
export function requireReleasable<Run extends Numbered>({ run, runs }: { run: Numbered; runs: readonly Run[] }): void {
  const counting = latestReleased(runs);
  if (counting && counting.runNumber > run.runNumber)
    throw new RunSuperseded({ releasedRunNumber: counting.runNumber });
  const merged = mergedInto({ run, runs });
  if (merged) throw new RunMerged({ mergedIntoRunNumber: merged.runNumber });
}

/** What a run is compared with: the results that counted before it, or, before any release, the run before it. */
export function baseOf<Run extends Numbered>({ run, runs }: { run: Numbered; runs: readonly Run[] }): Run | null {
  // A merged run is not graded to the end.
  const earlier = runs.filter((one) => one.runNumber < run.runNumber && mergedInto({ run: one, runs }) === null);
  return latestReleased(earlier) ?? highest(earlier);
}
