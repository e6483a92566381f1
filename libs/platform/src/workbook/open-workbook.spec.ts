import { archive, inlineText, workbook } from '../../../../test/fixtures/a-workbook';
import { shownNumber } from './number-formats';
import { openWorkbook } from './open-workbook';
import type { TextRun } from './rich-text';
import type { SheetRow } from './sheet-rows';
import { readZipEntries } from './zip-entries';

const limits = { maxCellCharacters: 1000 };

async function firstSheet(given: {
  sheetData: string;
  after?: string;
  sharedStrings?: string;
  textOf?: (runs: readonly TextRun[]) => string;
}) {
  const { after = '', textOf, ...parts } = given;
  const bytes = workbook({ ...parts, sheetData: `${parts.sheetData}</sheetData>${after}<sheetData>` });
  const [sheet] = await openWorkbook({ bytes, ...limits, withNotes: true, textOf });
  const rows: SheetRow[] = [];
  for await (const row of sheet!.rows()) rows.push(row);
  return { rows, sheet: sheet! };
}

describe('an archive', () => {
  it('is refused when its directory is inconsistent', () => {
    const good = workbook({ sheetData: '' });
    expect(readZipEntries(good)).toHaveLength(5);
    expect(readZipEntries(good.subarray(0, good.length - 40))).toBeNull();
    const encrypted = Buffer.from(good);
    encrypted.writeUInt16LE(1, good.indexOf('PK\u0001\u0002') + 8);
    expect(readZipEntries(encrypted)).toBeNull();
    const beyondItsEnd = Buffer.from(good);
    beyondItsEnd.writeUInt32LE(good.length + 1, good.indexOf('PK\u0001\u0002') + 20);
    expect(readZipEntries(beyondItsEnd)).toBeNull();
    expect(readZipEntries(workbook({ sheetData: '', declaredBytes: 0 }))).toBeNull();
    expect(
      readZipEntries(
        archive([
          { name: 'a', text: 'x' },
          { name: 'a', text: 'y' },
        ]),
      ),
    ).toBeNull();
  });

  it('is refused when it holds too many files', () => {
    const files = (count: number) =>
      readZipEntries(archive(Array.from({ length: count }, (_, index) => ({ name: `${index}`, text: 'x' }))));
    expect([files(2_000)?.length, files(2_001)]).toEqual([2_000, null]);
  });
});

describe('a cell', () => {
  it('has a note when it is not text, with the number format', async () => {
    const sheetData =
      '<row r="1"><c t="b"><v>1</v></c><c><v>3.7</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f></c><c t="str"><f>A1</f><v>x</v></c></row>';
    const { rows } = await firstSheet({ sheetData });
    expect(rows[0]!.cells).toEqual(['true', '3.7', '#N/A', '', 'x']);
    expect([...rows[0]!.notes!]).toEqual([
      [1, { kind: 'number', value: 3.7, format: 'General' }],
      [2, { kind: 'error' }],
      [3, { kind: 'formula_without_value' }],
    ]);
  });

  it('passes formatted text on as runs', async () => {
    const runs =
      '<r><t>10</t></r><r><rPr><b/><vertAlign val="superscript"/></rPr><t>9</t></r><r><rPr><u/><strike val="0"/></rPr><t>/L</t></r>';
    const textOf = (given: readonly TextRun[]) =>
      given
        .map(({ text, bold, underlined, struck, position }) => [text, bold, underlined, struck, position].join())
        .join(' ');
    const { rows } = await firstSheet({
      sheetData: `<row r="1"><c t="s"><v>0</v></c><c t="inlineStr"><is>${runs}</is></c></row>`,
      sharedStrings: `<si>${runs}</si>`,
      textOf,
    });
    const expected = '10,false,false,false,baseline 9,true,false,false,superscript /L,false,true,false,baseline';
    expect(rows[0]!.cells).toEqual([expected, expected]);
  });
});

describe('a sheet', () => {
  it('reports hidden rows and merged cells', async () => {
    const { rows, sheet } = await firstSheet({
      sheetData: `<row r="2" hidden="1">${inlineText('B2', 'x')}</row><row>${inlineText('A3', 'y')}</row>`,
      after: '<mergeCells><mergeCell ref="A2:A9"/><mergeCell ref="B2"/></mergeCells>',
    });
    expect(rows.map(({ lineNumber, hidden }) => [lineNumber, hidden])).toEqual([
      [2, true],
      [3, false],
    ]);
    expect(sheet.merges).toEqual([{ firstRow: 2, lastRow: 9, firstColumn: 0, lastColumn: 0 }]);
  });
});

describe('a number as a spreadsheet shows it', () => {
  it.each([
    [3.7, 'General', '3.7'],
    [3.7, '0.00', '3.70'],
    [3.7, '0.00_);[Red]\\(0.00\\)', '3.70'],
    [0.30000000000000004, 'General', '0.3'],
    [1234.5, '#,##0.00', '1234.50'],
    [0.5, '0%', '50%'],
    [12, '@', '12'],
    [-3, '0', '-3'],
  ])('%s with the format %s is %s', (value, code, text) => {
    expect(shownNumber({ value, code })).toEqual({ kind: 'number', text });
  });

  it.each(['yyyy-mm-dd', 'm"月"d"日"', '[$-804]yyyy/m/d', '[h]:mm', 'h:mm AM/PM'])(
    'with the format %s is a date or a time',
    (code) => {
      expect(shownNumber({ value: 45000, code }).kind).toBe('date');
    },
  );

  it.each(['0.00E+00', '# ?/?', '0000', '0"元"'])('with the format %s does not show the typed number', (code) => {
    expect(shownNumber({ value: 12, code }).kind).toBe('other');
  });

  it('of more than 15 digits has lost digits', () => {
    expect(shownNumber({ value: Number('110105194912310021'), code: 'General' }).kind).toBe('other');
  });
});
