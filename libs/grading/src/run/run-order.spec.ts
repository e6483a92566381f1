import { baseOf, currentRun, latestReleased, mergedInto, openRuns } from './run-order';

/** `1r 2 3lr`: run 1 released, run 2 not, run 3 made for late responses and released. */
const runs = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({
      runNumber: Number.parseInt(word, 10),
      releasedAt: word.endsWith('r') ? 1 : null,
      rulesVersion: 2,
      lateResponses: word.includes('l'),
    }));
const numbers = (some: { runNumber: number }[]): number[] => some.map(({ runNumber }) => runNumber);

describe('run order', () => {
  it.each<[string, number | null, number | null, number[]]>([
    ['', null, null, []],
    ['1', 1, null, [1]],
    ['1 2', 2, null, [1, 2]],
    ['1r', 1, 1, []],
    ['1r 2', 2, 1, [2]],
    ['1 2r', 2, 2, []],
    ['1 2r 3 4', 4, 2, [3, 4]],
    ['1r 2 3r', 3, 3, []],
    ['1 2l 3l', 3, null, [1, 3]],
    ['1r 2l 3l 4l', 4, 1, [4]],
    ['1r 2l 3 4l', 4, 1, [2, 3, 4]],
    ['1r 2lr 3l', 3, 2, [3]],
  ])('%p: latest, counting and open runs', (text, current, counting, open) => {
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
    ['1 2l 3l', 3, 1],
    ['1 2l 3l 4', 4, 3],
  ])('%p: run %i is compared with the run that counted before it', (text, runNumber, base) => {
    const run = runs(text).find((one) => one.runNumber === runNumber)!;
    expect(baseOf({ run, runs: runs(text) })?.runNumber ?? null).toBe(base);
  });

  it.each<[string, number, number | null]>([
    ['1 2l', 2, null],
    ['1 2l 3l', 2, 3],
    ['1l 2l 3l', 1, 2],
    ['1 2l 3', 2, null],
    ['1 2 3l', 2, null],
    ['1 2lr 3l', 2, null],
  ])('%p: run %i is merged into the next run for late responses, unless it was released', (text, runNumber, into) => {
    const run = runs(text).find((one) => one.runNumber === runNumber)!;
    expect(mergedInto({ run, runs: runs(text) })?.runNumber ?? null).toBe(into);
  });
});
