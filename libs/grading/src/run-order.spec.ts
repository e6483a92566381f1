import { baseOf, currentRun, latestReleased, openRuns } from './run-order';

/** `1r 2 3r`: run 1 released, run 2 not, run 3 released. */
const runs = (text: string) => text.split(' ').filter(Boolean).map((word) => ({ runNumber: Number.parseInt(word, 10), releasedAt: word.endsWith('r') ? 1 : null }));
const numbers = (some: { runNumber: number }[]): number[] => some.map(({ runNumber }) => runNumber);

describe('the runs of an exam', () => {
  it.each<[string, number | null, number | null, number[]]>([
    ['', null, null, []],
    ['1', 1, null, [1]],
    ['1 2', 2, null, [1, 2]],
    ['1r', 1, 1, []],
    ['1r 2', 2, 1, [2]],
    ['1 2r', 2, 2, []],
    ['1 2r 3 4', 4, 2, [3, 4]],
    ['1r 2 3r', 3, 3, []],
  ])('%p: made last, counting, and open', (text, current, counting, open) => {
    expect(currentRun(runs(text))?.runNumber ?? null).toBe(current);
    expect(latestReleased(runs(text))?.runNumber ?? null).toBe(counting);
    expect(numbers(openRuns(runs(text)))).toEqual(open);
  });

  it.each<[string, number, number | null]>([
    ['1', 1, null],
    ['1 2', 2, 1],
    ['1r 2 3', 3, 1],
    ['1r 2r 3 4', 4, 2],
    ['1r 2r', 2, 1],
    ['1r 2', 1, null],
  ])('%p: run %i is compared with what counted before it', (text, runNumber, base) => {
    const run = runs(text).find((one) => one.runNumber === runNumber)!;
    expect(baseOf({ run, runs: runs(text) })?.runNumber ?? null).toBe(base);
  });
});
