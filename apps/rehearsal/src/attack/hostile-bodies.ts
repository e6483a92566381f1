import { crc32, deflateRawSync } from 'node:zlib';

const MEGABYTE = 1024 * 1024;

/** A JSON object with `count` unknown fields. */
export const manyFields = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"f${index}":1`).join()}}`;

/** A form with `count` fields. */
export const manyFormFields = (count: number): string =>
  Array.from({ length: count }, (_, index) => `f${index}=1`).join('&');

/** A YAML map with `count` keys. */
export const manyYamlKeys = (count: number): string =>
  Array.from({ length: count }, (_, index) => `k${index}: v`).join('\n');

/** A small .xlsx with one cell that unpacks to `megabytes`. */
export function swollenWorkbook(megabytes: number): Buffer {
  const cell = 'x'.repeat(megabytes * MEGABYTE);
  return zipOf([
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    ['_rels/.rels', relation({ type: 'officeDocument', target: 'xl/workbook.xml' })],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relation({ type: 'worksheet', target: 'worksheets/sheet1.xml' })],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${cell}</t></is></c></row></sheetData></worksheet>`,
    ],
  ]);
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const relation = ({ type, target }: { type: string; target: string }): string =>
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

function zipOf(parts: readonly (readonly [string, string])[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    // The fields that local header and directory entry share, from the method on.
    const common = Buffer.alloc(22);
    common.writeUInt16LE(8, 0);
    common.writeUInt32LE(crc32(data), 6);
    common.writeUInt32LE(packed.length, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt16LE(name.length, 18);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\0\0\0', 'latin1'), common]);
    const entry = Buffer.concat([
      Buffer.from('PK\u0001\u0002\u0014\0\u0014\0\0\0', 'latin1'),
      common,
      Buffer.alloc(14),
    ]);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    bodies.push(header, Buffer.from(name), packed);
    offset += header.length + name.length + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directoryBytes, end]);
}
