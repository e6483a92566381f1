import { ParserThreads, ThreadLimitPassed } from '@sunflower/platform';
import { inlineText, workbook } from '../../../../test/fixtures/a-workbook';
import { RosterReader } from './roster-reader';

/** Parser threads, and the number of rows in each part they return. */
function watchedThreads(): { threads: ParserThreads; sizes: number[] } {
  const [threads, sizes]: [ParserThreads, number[]] = [new ParserThreads(), []];
  const run = threads.run.bind(threads);
  jest.spyOn(threads, 'run').mockImplementation((job) =>
    run({
      ...job,
      onPart: (part) => {
        sizes.push((part as unknown[]).length);
        return job.onPart!(part);
      },
    }),
  );
  return { threads, sizes };
}

describe('the roster thread', () => {
  const reader = new RosterReader(new ParserThreads());
  const read = (bytes: Buffer) => reader.read({ bytes, staffId: 'staff-0001' });

  it('returns all rows in order', async () => {
    const lines = Array.from({ length: 1234 }, (_, index) => `考生${index},x`);
    const { threads, sizes } = watchedThreads();
    const rows = await new RosterReader(threads).read({ bytes: Buffer.from(lines.join('\n')), staffId: 'staff-0001' });
    expect(rows.map(({ lineNumber, cells }) => `${lineNumber} ${cells.join()}`)).toEqual(
      lines.map((line, index) => `${index + 1} ${line}`),
    );
    // Small parts, so that receiving one does not block the main thread.
    expect(sizes).toEqual([500, 500, 234]);
  });

  it('returns fewer rows at a time where they are long', async () => {
    const { threads, sizes } = watchedThreads();
    const bytes = Buffer.from(
      Array(300)
        .fill(Array(50).fill('x'.repeat(100)).join())
        .join('\n'),
    );
    expect(await new RosterReader(threads).read({ bytes, staffId: 'staff-0001' })).toHaveLength(300);
    expect(Math.max(...sizes)).toBeLessThan(30);
  });

  it.each([
    ['time', 'too_slow'],
    ['memory', 'unpacks_too_large'],
  ] as const)('advises what to do with a file that exceeds the limit of %s', async (limit, problem) => {
    const threads = new ParserThreads();
    jest.spyOn(threads, 'run').mockRejectedValue(new ThreadLimitPassed(limit));
    await expect(
      new RosterReader(threads).read({ bytes: Buffer.from('姓名'), staffId: 'staff-0001' }),
    ).rejects.toMatchObject({ code: 'ROSTER_FILE_UNREADABLE', details: { problem } });
  });

  it('names the fault of a file', async () => {
    await expect(read(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({
      code: 'ROSTER_FILE_UNREADABLE',
      details: { problem: 'damaged' },
    });
  });

  it('names the row and the column of a cell of 120 MB, and keeps running', async () => {
    const sheetData = `<row r="1">${inlineText('A1', '编号')}${inlineText('B1', '姓名')}</row><row r="2">${inlineText('B2', 'x'.repeat(120 * 1024 * 1024))}</row>`;
    const bytes = workbook({ sheetData });
    expect(bytes.length).toBeLessThan(200_000);
    const rssBefore = process.memoryUsage().rss;
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'ROSTER_FILE_UNREADABLE',
      message: expect.stringMatching(/^Row 2, column 姓名 has more than 1000 characters/),
      details: { problem: 'cell_too_long', lineNumber: 2, columns: ['姓名'], maxCharacters: 1000 },
    });
    expect(process.memoryUsage().rss - rssBefore).toBeLessThan(100 * 1024 * 1024);
  });

  it('names the row and the column of a .csv of one cell of 20 MB', async () => {
    for (const cell of ['x'.repeat(20_000_000), `"${'x'.repeat(20_000_000)}"`])
      await expect(read(Buffer.from(`编号,姓名\n1,${cell}`))).rejects.toMatchObject({
        details: { problem: 'cell_too_long', lineNumber: 2, columns: ['姓名'] },
      });
  });

  it('reads one file of a person at a time', async () => {
    const first = read(Buffer.from('姓名\n考生'));
    await expect(read(Buffer.from('姓名\n考生'))).rejects.toMatchObject({ code: 'FILE_STILL_BEING_READ' });
    expect(await first).toHaveLength(2);
  });

  it('refuses a file that is too large before reading it', async () => {
    await expect(read(Buffer.alloc(50 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'ROSTER_FILE_TOO_LARGE',
    });
  });
});
