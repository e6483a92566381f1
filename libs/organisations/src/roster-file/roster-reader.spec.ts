import { ParserThreads } from '@sunflower/platform';
import { inlineText, workbook } from '../../../../test/fixtures/a-workbook';
import { RosterReader } from './roster-reader';

describe('the thread that reads rosters', () => {
  const reader = new RosterReader(new ParserThreads());
  const read = (bytes: Buffer) => reader.read({ bytes, staffId: 'staff-0001' });

  it('hands over all rows in their order', async () => {
    const lines = Array.from({ length: 1234 }, (_, index) => `考生${index},x`);
    const rows = await read(Buffer.from(lines.join('\n')));
    expect(rows.map(({ lineNumber, cells }) => `${lineNumber} ${cells.join()}`)).toEqual(
      lines.map((line, index) => `${index + 1} ${line}`),
    );
  });

  it('says what is wrong with a file', async () => {
    await expect(read(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({
      code: 'ROSTER_FILE_UNREADABLE',
      details: { problem: 'damaged' },
    });
  });

  it('names the row and the column of a cell of 120 MB, and lives on', async () => {
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

  it('does not even begin with a file that is too large', async () => {
    await expect(read(Buffer.alloc(50 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'ROSTER_FILE_TOO_LARGE',
    });
  });
});
