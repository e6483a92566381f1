import { ofRunsThatCount } from './runs-that-count';

const row = (examId: string, runNumber: number, releasedAt: number | null) => ({
  examId,
  runId: `${examId}-${runNumber}`,
  runNumber,
  releasedAt,
});
const idsOf = (rows: ReturnType<typeof row>[]) => ofRunsThatCount(rows).map(({ runId }) => runId);

describe('the run of an exam that counts for a question', () => {
  it('is the last one that was released, also when a later one waits', () => {
    expect(idsOf([row('a', 3, null), row('a', 2, 20), row('a', 1, 10)])).toEqual(['a-2']);
    expect(idsOf([row('a', 1, 10), row('a', 2, 20), row('a', 3, null)])).toEqual(['a-2']);
  });

  it('is the last one before any release', () => {
    expect(idsOf([row('a', 1, null), row('a', 2, null)])).toEqual(['a-2']);
  });

  it('is chosen for each exam, with all rows of it and in their order', () => {
    const rows = [row('b', 2, null), row('b', 1, 10), row('b', 1, 10), row('a', 1, null)];
    expect(idsOf(rows)).toEqual(['b-1', 'b-1', 'a-1']);
  });
});
