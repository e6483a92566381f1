import { writeXlsx } from 'hucre';
import { crc32, deflateRawSync } from 'node:zlib';
import type { TextRow } from './csv-rows';
import { readRosterFile } from './read-roster-file';
import { RosterFileFault } from './roster-file-fault';
import { readZipEntries } from './zip-entries';

interface Part {
  name: string;
  text: string | Buffer;
  /** What the directory says; default the truth. */
  declaredBytes?: number;
}

/** A .zip as an attacker may write it. */
function archive(parts: Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, declaredBytes } of parts) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [block, at] of [
      [header, 8],
      [entry, 10],
    ] as const) {
      block.writeUInt16LE(8, at);
      block.writeUInt32LE(crc32(data), at + 6);
      block.writeUInt32LE(packed.length, at + 10);
      block.writeUInt32LE(declaredBytes ?? data.length, at + 14);
      block.writeUInt16LE(Buffer.byteLength(name), at + 18);
    }
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    bodies.push(header, Buffer.from(name), packed);
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The smallest workbook; `sheetData` and `before` go into its sheet. */
const workbook = ({
  sheetData,
  before = '',
  declaredBytes,
}: {
  sheetData: string;
  before?: string;
  declaredBytes?: number;
}): Buffer =>
  archive([
    {
      name: '[Content_Types].xml',
      text: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `${before}<worksheet xmlns="${MAIN}" xmlns:r="${RELATION}"><sheetData>${sheetData}</sheetData></worksheet>`,
      declaredBytes,
    },
  ]);

const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;

async function rowsOf(bytes: Buffer): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  for await (const row of readRosterFile(bytes)) rows.push(row);
  return rows;
}

async function problemOf(bytes: Buffer): Promise<unknown> {
  try {
    await rowsOf(bytes);
  } catch (error) {
    if (error instanceof RosterFileFault) return error.facts.problem;
    throw error;
  }
  return null;
}

describe('a workbook', () => {
  it('is read as text, row by row, without the empty ones', async () => {
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

  it('shows that a number of 18 digits has lost some', async () => {
    const [row] = await rowsOf(workbook({ sheetData: '<row r="1"><c r="A1"><v>110105194912310021</v></c></row>' }));
    expect(row?.cells[0]).toMatch(/^1\.1\d*E\+17$/);
  });

  it('gives the value that a formula has, never the formula', async () => {
    const [row] = await rowsOf(workbook({ sheetData: '<row r="1"><c r="A1" t="str"><f>CMD()</f><v>值</v></c></row>' }));
    expect(row?.cells).toEqual(['值']);
  });

  it('expands no entity', async () => {
    const before = '<!DOCTYPE x [<!ENTITY big "0123456789"><!ENTITY file SYSTEM "file:///etc/hostname">]>';
    const rows = await rowsOf(workbook({ before, sheetData: `<row r="1">${text('A1', '&amp;x&big;&file;')}</row>` }));
    expect(rows[0]?.cells).toEqual(['&x&big;&file;']);
  });
});

describe('a hostile workbook', () => {
  it('is refused when it unpacks to too much', async () => {
    const megabyte = 1024 * 1024;
    const parts: Part[] = [
      { name: '[Content_Types].xml', text: '<Types/>' },
      { name: 'xl/media/a.bin', text: 'x', declaredBytes: 300 * megabyte },
    ];
    expect(await problemOf(archive(parts))).toBe('unpacks_too_large');
    expect(
      await problemOf(archive([parts[0] as Part, { name: 'xl/styles.xml', text: 'x', declaredBytes: 17 * megabyte }])),
    ).toBe('unpacks_too_large');
  });

  it('is refused when it unpacks to more than it says', async () => {
    const sheetData = `<row r="1">${text('A1', ' '.repeat(5_000_000))}</row>`;
    expect(await problemOf(workbook({ sheetData }))).toBe('empty');
    expect(await problemOf(workbook({ sheetData, declaredBytes: 1000 }))).toBe('damaged');
    expect(await problemOf(workbook({ sheetData, declaredBytes: 0 }))).toBe('damaged');
  });

  it.each(['XFD1', 'AAA1', '&#88;FD1'])('is refused when it has a cell at %s', async (cell) => {
    expect(await problemOf(workbook({ sheetData: `<row r="1">${text(cell, 'x')}</row>` }))).toBe('too_many_columns');
  });

  it('is refused when its rows are beyond the last one', async () => {
    expect(await problemOf(workbook({ sheetData: `<row r="99999999">${text('A1', 'x')}</row>` }))).toBe('damaged');
  });

  it('is refused when its directory does not add up', () => {
    const good = workbook({ sheetData: '' });
    expect(readZipEntries(good)).toHaveLength(5);
    expect(readZipEntries(good.subarray(0, good.length - 40))).toBeNull();
    const encrypted = Buffer.from(good);
    encrypted.writeUInt16LE(1, good.indexOf('PK\u0001\u0002') + 8);
    expect(readZipEntries(encrypted)).toBeNull();
    expect(
      readZipEntries(
        archive([
          { name: 'a', text: 'x' },
          { name: 'a', text: 'y' },
        ]),
      ),
    ).toBeNull();
  });
});

describe('a roster of any kind', () => {
  it('has at most 200,000 rows', async () => {
    expect(await problemOf(Buffer.from(`姓名\n${'x\n'.repeat(200_000)}`))).toBeNull();
    expect(await problemOf(Buffer.from(`姓名\n${'x\n'.repeat(200_001)}`))).toBe('too_many_rows');
  });
});
