/** One file of an archive, as described in its central directory. */
export interface ZipEntry {
  name: string;
  compressed: boolean;
  compressedBytes: number;
  uncompressedBytes: number;
  localHeaderOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT_BYTES = 0xffff;
const MAX_ENTRIES = 2000;
const STORED = 0;
const DEFLATED = 8;

/**
 * The entries of a plain .zip, without unpacking. Null for anything an ordinary workbook never is: encrypted, split,
 * ZIP64, with a repeated name, with a method other than stored or deflate, or with an inconsistent directory.
 */
export function readZipEntries(bytes: Buffer): ZipEntry[] | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES || count !== bytes.readUInt16LE(end + 8)) return null;
  const entries: ZipEntry[] = [];
  let offset = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry({ bytes, offset });
    if (entry === null) return null;
    entries.push(entry.entry);
    offset = entry.nextOffset;
  }
  return new Set(entries.map(({ name }) => name)).size === entries.length ? entries : null;
}

function findEnd(bytes: Buffer): number | null {
  const lowest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT_BYTES);
  for (let offset = bytes.length - END_BYTES; offset >= lowest; offset -= 1) {
    if (bytes.readUInt32LE(offset) === END_SIGNATURE) return offset;
  }
  return null;
}

function readEntry({
  bytes,
  offset,
}: {
  bytes: Buffer;
  offset: number;
}): { entry: ZipEntry; nextOffset: number } | null {
  if (offset + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(offset) !== ENTRY_SIGNATURE) return null;
  const encrypted = (bytes.readUInt16LE(offset + 8) & 1) !== 0;
  const method = bytes.readUInt16LE(offset + 10);
  const nameBytes = bytes.readUInt16LE(offset + 28);
  const nameStart = offset + ENTRY_BYTES;
  const entry: ZipEntry = {
    name: bytes.toString('utf8', nameStart, nameStart + nameBytes),
    compressed: method === DEFLATED,
    compressedBytes: bytes.readUInt32LE(offset + 20),
    uncompressedBytes: bytes.readUInt32LE(offset + 24),
    localHeaderOffset: bytes.readUInt32LE(offset + 42),
  };
  // Readers take a size of 0 as "unknown" and then unpack without a limit.
  const sizesTold = entry.compressed
    ? entry.compressedBytes > 0 && entry.uncompressedBytes > 0
    : entry.compressedBytes === entry.uncompressedBytes;
  const inside = entry.localHeaderOffset + entry.compressedBytes <= bytes.length;
  if (encrypted || (method !== STORED && method !== DEFLATED) || !sizesTold || !inside) return null;
  return {
    entry,
    nextOffset: nameStart + nameBytes + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32),
  };
}
