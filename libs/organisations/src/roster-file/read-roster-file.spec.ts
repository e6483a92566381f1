import { SheetFileFault, type SheetFileFaultFacts, type TextRow } from '@sunflower/platform/plain';
import { writeXlsx } from 'hucre';
import { inlineText as text, workbook } from '../../../../test/fixtures/a-workbook';
import { readRosterFile } from './read-roster-file';

async function rowsOf(bytes: Buffer): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  for await (const row of readRosterFile(bytes)) rows.push(row);
  return rows;
}

async function faultOf(bytes: Buffer): Promise<SheetFileFaultFacts | null> {
  try {
    await rowsOf(bytes);
  } catch (error) {
    if (error instanceof SheetFileFault) return error.facts;
    throw error;
  }
  return null;
}

const problemOf = async (bytes: Buffer) => (await faultOf(bytes))?.problem ?? null;

describe('a workbook', () => {
  it('is read as text, row by row, without empty rows', async () => {
    const bytes = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: 'a',
            rows: [
              ['姓名', '手机号'],
              [null, null],
              ['考生一', 13000000001],
            ],
          },
        ],
      }),
    );
    expect(await rowsOf(bytes)).toEqual([
      { lineNumber: 1, cells: ['姓名', '手机号'] },
      { lineNumber: 3, cells: ['考生一', '13000000001'] },
    ]);
  });

  it('reveals that a number of 18 digits has lost some', async () => {
    const [row] = await rowsOf(workbook({ sheetData: '<row r="1"><c r="A1"><v>110105194912310021</v></c></row>' }));
    expect(row?.cells[0]).toMatch(/^1\.1\d*E\+17$/);
  });

  it('gives the value of a formula, never the formula', async () => {
    const [row] = await rowsOf(workbook({ sheetData: '<row r="1"><c r="A1" t="str"><f>CMD()</f><v>值</v></c></row>' }));
    expect(row?.cells).toEqual(['值']);
  });

  it('joins the runs of a rich text, without phonetic guides', async () => {
    const rich =
      '<r><t>考</t></r><r><rPr/><t xml:space="preserve">生 </t></r><rPh><t>kao</t></rPh><r><t>&#19968;_x000A_</t></r>';
    const sheetData = `<row r="1"><c t="s"><v>1</v></c><c t="inlineStr"><is>${rich}</is></c><c t="b"><v>1</v></c><c t="s"><v>9</v></c></row>`;
    const rows = await rowsOf(workbook({ sheetData, sharedStrings: `<si/><si>${rich}</si>` }));
    expect(rows[0]?.cells).toEqual(['考生 一\n', '考生 一\n', 'true', '']);
  });

  it('expands no XML entity', async () => {
    const before = '<!DOCTYPE x [<!ENTITY big "0123456789"><!ENTITY file SYSTEM "file:///etc/hostname">]>';
    const rows = await rowsOf(
      workbook({ before, sheetData: `<row r="1">${text('A1', '&amp;x&big;&file;&#1114112;')}</row>` }),
    );
    expect(rows[0]?.cells).toEqual(['&x&big;&file;&#1114112;']);
  });
});

describe('a hostile workbook', () => {
  const cells = (count: number, cell: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => cell(index)).join('');
  const MEGABYTE = 1024 * 1024;

  it('is refused when a part unpacks to too much, whatever size it declares', async () => {
    const large = `<row r="1">${text('A1', '考生')}</row>${' '.repeat(257 * MEGABYTE)}`;
    expect(await problemOf(workbook({ sheetData: large }))).toBe('unpacks_too_large');
    // When it declares less, reading stops at the declared size.
    expect(await problemOf(workbook({ sheetData: large, declaredBytes: 1000 }))).toBe('damaged');
    const sharedStrings = `<si><t>x</t></si>${' '.repeat(65 * MEGABYTE)}`;
    expect(await problemOf(workbook({ sheetData: '', sharedStrings }))).toBe('unpacks_too_large');
    expect(await problemOf(workbook({ sheetData: '', sharedStrings: cells(1_100_000, () => '<si/>') }))).toBe(
      'unpacks_too_large',
    );
  });

  it('is refused when its parts together unpack to too much, though each is within its limit', async () => {
    const [sheetData, sharedStrings] = [200, 60].map((megabytes) => ' '.repeat(megabytes * MEGABYTE)) as [
      string,
      string,
    ];
    expect(await problemOf(workbook({ sheetData }))).toBe('empty');
    expect(await problemOf(workbook({ sheetData, sharedStrings }))).toBe('unpacks_too_large');
  });

  it.each(['_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])(
    'is refused when %s, a structural part, unpacks to more than a megabyte',
    async (name) => {
      const sheetData = `<row r="1">${text('A1', '考生')}</row>`;
      const padded = (bytes: number) => problemOf(workbook({ sheetData, padding: { [name]: ' '.repeat(bytes) } }));
      expect([await padded(MEGABYTE - 1000), await padded(MEGABYTE)]).toEqual([null, 'unpacks_too_large']);
    },
  );

  it('is refused when it has too many relationships', async () => {
    const relations = (count: number) =>
      problemOf(
        workbook({
          sheetData: `<row r="1">${text('A1', '考生')}</row>`,
          padding: { 'xl/_rels/workbook.xml.rels': '<Relationship/>'.repeat(count) },
        }),
      );
    expect([await relations(9_998), await relations(9_999)]).toEqual([null, 'damaged']);
  });

  it('is refused when it unpacks to more or less than it declares', async () => {
    const sheetData = `<row r="1">${text('A1', '考生')}</row>${' '.repeat(100_000)}`;
    expect(await problemOf(workbook({ sheetData }))).toBeNull();
    for (const declaredBytes of [0, 1000, 10_000_000])
      expect(await problemOf(workbook({ sheetData, declaredBytes }))).toBe('damaged');
  });

  it('is refused, with the place named, for a cell that is too long in any notation', async () => {
    const long = 'x'.repeat(5_000_000);
    const runs = cells(5000, () => '<r><t>12345678901234567890</t></r>');
    for (const cell of [
      text('C2', long),
      text('C2', 'x'.repeat(1001)),
      `<c r="C2" t="inlineStr"><is>${runs}</is></c>`,
      `<c r="C2" t="str"><v><![CDATA[${long}]]></v></c>`,
      `<c r="C2" t="str"><v>${cells(500_000, () => '&amp;')}</v></c>`,
      '<c r="C2" t="s"><v>0</v></c>',
    ]) {
      const bytes = workbook({
        sheetData: `<row r="1">${text('A1', '姓名')}</row><row r="2">${cell}</row>`,
        sharedStrings: `<si><t>${long}</t></si>`,
      });
      expect(await faultOf(bytes)).toMatchObject({
        problem: 'cell_too_long',
        lineNumber: 2,
        columns: ['C'],
        maxCharacters: 1000,
      });
    }
    expect(await rowsOf(workbook({ sheetData: `<row r="1">${text('A1', 'x'.repeat(1000))}</row>` }))).toHaveLength(1);
  });

  it('is refused when one long text fills all its cells', async () => {
    const sheetData = cells(2000, () => `<row>${cells(50, () => '<c t="s"><v>0</v></c>')}</row>`);
    const sharedStrings = `<si><t>${'x'.repeat(1000)}</t></si>`;
    expect(await problemOf(workbook({ sheetData, sharedStrings }))).toBe('unpacks_too_large');
  });

  it('is refused when a tag does not end, and read to its end when tags are nested without ends', async () => {
    expect(await problemOf(workbook({ sheetData: `<row r="1" x="${'x'.repeat(10_000_000)}"/>` }))).toBe('damaged');
    expect(await problemOf(workbook({ sheetData: `<row r="1"><c r="A1"><v>1</v><!--${' '.repeat(1000)}` }))).toBe(
      'damaged',
    );
    const deep = `<row r="1">${'<x>'.repeat(100_000)}${text('A1', '考生')}${'</x>'.repeat(100_000)}</row>`;
    expect(await rowsOf(workbook({ sheetData: deep }))).toEqual([{ lineNumber: 1, cells: ['考生'] }]);
  });

  it.each(['XFD1', 'AAA1', '&#88;FD1'])('is refused when it has a cell at %s', async (cell) => {
    expect(await problemOf(workbook({ sheetData: `<row r="1">${text(cell, 'x')}</row>` }))).toBe('too_many_columns');
  });

  it('is refused when a row has a million cells', async () => {
    expect(await problemOf(workbook({ sheetData: `<row>${cells(1_000_000, () => '<c/>')}</row>` }))).toBe(
      'too_many_columns',
    );
  });

  it('is refused when its row numbers exceed the limit', async () => {
    expect(await problemOf(workbook({ sheetData: `<row r="99999999">${text('A1', 'x')}</row>` }))).toBe('damaged');
  });
});

describe('a roster of any kind', () => {
  it('is read in its first fifty columns', async () => {
    const [row] = await rowsOf(Buffer.from('x,'.repeat(60)));
    expect(row?.cells).toHaveLength(50);
  });

  it('has at most 200,000 rows', async () => {
    expect(await problemOf(Buffer.from(`姓名\n${'x\n'.repeat(200_000)}`))).toBeNull();
    expect(await problemOf(Buffer.from(`姓名\n${'x\n'.repeat(200_001)}`))).toBe('too_many_rows');
  });
});
