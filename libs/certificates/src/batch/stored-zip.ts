import { crc32 } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const VERSION = 20;
const NAMES_ARE_UTF8 = 0x0800;
/** 1 January 1980, the first day of the format. */
const DATE = 0x21;
/** Without the 64-bit extension, which some archivers of old systems do not read. */
const MOST_FILES = 0xffff;
const MOST_BYTES = 0xffff_ffff;

/**
 * Writes a zip piece by piece, so that it is never in memory as a whole; only its directory is kept until the end.
 * Files are stored, not packed, because a PDF is already packed.
 */
export class StoredZip {
  private readonly directory: Buffer[] = [];
  private offset = 0;

  /** The bytes of the next file. @throws RangeError above 65,535 files or 4 GB */
  file({ path, bytes }: { path: string; bytes: Buffer }): Buffer {
    if (this.directory.length >= MOST_FILES)
      throw new RangeError(`A zip of this kind holds at most ${MOST_FILES} files`);
    const name = Buffer.from(path, 'utf8');
    const fields = fieldsOf({ name, bytes });
    this.directory.push(directoryEntry({ fields, name, offset: this.offset }));
    const piece = Buffer.concat([uint32(LOCAL_HEADER), fields, name, bytes]);
    this.offset += piece.length;
    if (this.offset > MOST_BYTES) throw new RangeError('A zip of this kind holds at most 4 GB');
    return piece;
  }

  /** The directory, which ends the zip. */
  end(): Buffer {
    const list = Buffer.concat(this.directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(DIRECTORY_END, 0);
    end.writeUInt16LE(this.directory.length, 8);
    end.writeUInt16LE(this.directory.length, 10);
    end.writeUInt32LE(list.length, 12);
    end.writeUInt32LE(this.offset, 16);
    return Buffer.concat([list, end]);
  }
}

/** The fields common to a file's local header and its directory entry. */
function fieldsOf({ name, bytes }: { name: Buffer; bytes: Buffer }): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(NAMES_ARE_UTF8, 2);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function directoryEntry({ fields, name, offset }: { fields: Buffer; name: Buffer; offset: number }): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(DIRECTORY_HEADER, 0);
  head.writeUInt16LE(VERSION, 4);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([head, fields, tail, name]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
