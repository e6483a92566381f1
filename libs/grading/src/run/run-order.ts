import { RunMerged, RunSuperseded } from '../grading.errors';
import type { GradingRunRow } from './grading-run-row';

type Numbered = Pick<GradingRunRow, 'runNumber' | 'releasedAt' | 'lateResponses'>;

const highest = <Run extends Numbered>(runs: readonly Run[]): Run | null =>
  runs.reduce<Run | null>((top, run) => (top === null || run.runNumber > top.runNumber ? run : top), null);

const isReleased = ({ releasedAt }: Numbered): boolean => releasedAt !== null;

/** The run whose results count; null before the first release. */
export const latestReleased = <Run extends Numbered>(runs: readonly Run[]): Run | null =>
  highest(runs.filter(isReleased));

/** The latest run, released or not. */
export const currentRun = <Run extends Numbered>(runs: readonly Run[]): Run | null => highest(runs);

/**
 * The next run, when late responses were accepted again before this run for earlier ones was released. The next run has
 * the same overrides, includes everything this one does, and replaces it. Null for every other run.
 */
export function mergedInto<Run extends Numbered>({ run, runs }: { run: Numbered; runs: readonly Run[] }): Run | null {
  const next = runs.find(({ runNumber }) => runNumber === run.runNumber + 1);
  return next?.lateResponses && run.lateResponses && !isReleased(run) ? next : null;
}

/**
 * Runs that may still be released, under each of which every closed session needs a result. A newer release closes the
 * older runs.
 */
export function openRuns<Run extends Numbered>(runs: readonly Run[]): Run[] {
  const released = latestReleased(runs)?.runNumber ?? 0;
  return runs.filter((run) => !isReleased(run) && run.runNumber > released && mergedInto({ run, runs }) === null);
}

/** @throws RunSuperseded when a newer run is released; RunMerged when a newer run replaces this one */
export function requireReleasable<Run extends Numbered>({ run, runs }: { run: Numbered; runs: readonly Run[] }): void {
  const counting = latestReleased(runs);
  if (counting && counting.runNumber > run.runNumber)
    throw new RunSuperseded({ releasedRunNumber: counting.runNumber });
  const merged = mergedInto({ run, runs });
  if (merged) throw new RunMerged({ mergedIntoRunNumber: merged.runNumber });
}

/** The run to compare with: the one released before it, or, before any release, the previous run. */
export function baseOf<Run extends Numbered>({ run, runs }: { run: Numbered; runs: readonly Run[] }): Run | null {
  // A merged run may not be fully graded.
  const earlier = runs.filter((one) => one.runNumber < run.runNumber && mergedInto({ run: one, runs }) === null);
  return latestReleased(earlier) ?? highest(earlier);
}
