import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** With its folders: `items/item-1.xml`. */
  path: string;
  bytes: Uint8Array;
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const VERSION = 20;
const NAMES_ARE_UTF8 = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, the first day of the format. A fixed date gives the same bytes for the same questions. */
const DATE = 0x21;
const MOST_FILES = 0xffff;

/** Writes a zip of these files in order. @throws RangeError above 65,535 files */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  if (entries.length > MOST_FILES) throw new RangeError(`A zip of this kind holds at most ${MOST_FILES} files`);
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(bytes);
    const common = commonFields({ name, crc: crc32(bytes), packedSize: packed.length, size: bytes.byteLength });
    const header = Buffer.alloc(4);
    header.writeUInt32LE(LOCAL_HEADER);
    const local = Buffer.concat([header, common, name, packed]);
    directory.push(directoryEntry({ common, name, offset }));
    files.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...files, list, directoryEnd({ count: entries.length, size: list.length, offset })]);
}

/** The fields common to a file's local header and its directory entry, up to the length of the extra field. */
function commonFields({
  name,
  crc,
  packedSize,
  size,
}: {
  name: Buffer;
  crc: number;
  packedSize: number;
  size: number;
}): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(NAMES_ARE_UTF8, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packedSize, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function directoryEntry({ common, name, offset }: { common: Buffer; name: Buffer; offset: number }): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(DIRECTORY_HEADER, 0);
  head.writeUInt16LE(VERSION, 4);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([head, common, tail, name]);
}

function directoryEnd({ count, size, offset }: { count: number; size: number; offset: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(DIRECTORY_END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
