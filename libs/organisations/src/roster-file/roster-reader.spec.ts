import { readRosterInThread } from './roster-reader';

describe('the thread that reads rosters', () => {
  it('hands over all rows in their order', async () => {
    const lines = Array.from({ length: 1234 }, (_, index) => `考生${index},x`);
    const rows = await readRosterInThread(Buffer.from(lines.join('\n')));
    expect(rows.map(({ lineNumber, cells }) => `${lineNumber} ${cells.join()}`)).toEqual(
      lines.map((line, index) => `${index + 1} ${line}`),
    );
  });

  it('says what is wrong with a file', async () => {
    await expect(readRosterInThread(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({
      code: 'ROSTER_FILE_UNREADABLE',
      details: { problem: 'damaged' },
    });
  });

  it('does not even begin with a file that is too large', async () => {
    await expect(readRosterInThread(Buffer.alloc(50 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'ROSTER_FILE_TOO_LARGE',
    });
  });
});
