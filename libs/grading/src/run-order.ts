import { RunSuperseded } from './grading.errors';
import type { GradingRunRow } from './grading-run-row';

type Numbered = Pick<GradingRunRow, 'runNumber' | 'releasedAt'>;

const highest = <Run extends Numbered>(runs: readonly Run[]): Run | null =>
  runs.reduce<Run | null>((top, run) => (top === null || run.runNumber > top.runNumber ? run : top), null);

const isReleased = ({ releasedAt }: Numbered): boolean => releasedAt !== null;

/** The run whose results count; null before the first release. */
export const latestReleased = <Run extends Numbered>(runs: readonly Run[]): Run | null => highest(runs.filter(isReleased));

/** The run that was made last, released or not. */
export const currentRun = <Run extends Numbered>(runs: readonly Run[]): Run | null => highest(runs);

/** Runs that may still be released, so that every closed session needs a result under each. A newer release ends the older ones. */
export function openRuns<Run extends Numbered>(runs: readonly Run[]): Run[] {
  const released = latestReleased(runs)?.runNumber ?? 0;
  return runs.filter((run) => !isReleased(run) && run.runNumber > released);
}

/** @throws RunSuperseded when a newer one counts */
export function requireNotSuperseded<Run extends Numbered>({ run, runs }: { run: Numbered; runs: readonly Run[] }): void {
  const counting = latestReleased(runs);
  if (counting && counting.runNumber > run.runNumber) throw new RunSuperseded({ releasedRunNumber: counting.runNumber });
}

/** What a run is compared with: the results that counted before it, or, before any release, the run before it. */
export function baseOf<Run extends Numbered>({ run, runs }: { run: Numbered; runs: readonly Run[] }): Run | null {
  const earlier = runs.filter(({ runNumber }) => runNumber < run.runNumber);
  return latestReleased(earlier) ?? highest(earlier);
}
