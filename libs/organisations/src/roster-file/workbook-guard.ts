import { inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { RosterFileFault } from './roster-file-fault';
import { readZipEntries, type ZipEntry } from './zip-entries';

const inflate = promisify(inflateRaw);

const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** Styles, relations and the list of sheets become objects in memory; a real workbook's are a few hundred kilobytes. */
const MAX_SMALL_PART_BYTES = 16 * 1024 * 1024;
/** Each text of the table becomes an object too. */
const MAX_TEXT_TABLE_BYTES = 64 * 1024 * 1024;

const IS_SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
const IS_TEXT_TABLE = /^xl\/sharedStrings\.xml$/i;
const IS_XML = /\.(xml|rels)$/i;
// Three letters are column 703 and beyond; `&` would hide letters from this look.
const FAR_COLUMN = /(?<!xmlns:)\br\s*=\s*["'](?:[A-Za-z]{3}|[^"']{0,20}&)/;

const damaged = () =>
  new RosterFileFault({
    problem: 'damaged',
    advice: 'The file is not a workbook that can be read; open it and save it again as .xlsx.',
  });

/**
 * Refuses what would fill the memory before the reader sees it. The reader itself stops at the sizes that the
 * directory declares and expands no entities (a DOCTYPE is skipped), so here the declared sizes are summed up.
 * @throws RosterFileFault
 */
export async function guardWorkbook(bytes: Buffer): Promise<void> {
  const entries = readZipEntries(bytes);
  if (entries === null || !entries.some(({ name }) => name === '[Content_Types].xml')) throw damaged();
  const unpackedBytes = entries.reduce((sum, { uncompressedBytes }) => sum + uncompressedBytes, 0);
  if (unpackedBytes > MAX_UNPACKED_BYTES || entries.some(isTooLarge)) {
    throw new RosterFileFault({
      problem: 'unpacks_too_large',
      advice: 'The workbook unpacks to more than 256 MB; split it.',
    });
  }
  for (const entry of entries.filter(({ name }) => IS_XML.test(name))) await guardPart({ bytes, entry });
}

function isTooLarge({ name, uncompressedBytes }: ZipEntry): boolean {
  if (!IS_XML.test(name) || IS_SHEET.test(name)) return false;
  return uncompressedBytes > (IS_TEXT_TABLE.test(name) ? MAX_TEXT_TABLE_BYTES : MAX_SMALL_PART_BYTES);
}

async function guardPart({ bytes, entry }: { bytes: Buffer; entry: ZipEntry }): Promise<void> {
  const part = await unpack({ bytes, entry });
  // A row costs as much memory as its last cell is far to the right.
  if (IS_SHEET.test(entry.name) && FAR_COLUMN.test(part.toString('latin1'))) {
    throw new RosterFileFault({
      problem: 'too_many_columns',
      advice: 'The sheet has cells beyond column ZZ; delete them.',
    });
  }
}

async function unpack({ bytes, entry }: { bytes: Buffer; entry: ZipEntry }): Promise<Buffer> {
  const { localHeaderOffset, compressedBytes, uncompressedBytes, compressed } = entry;
  if (localHeaderOffset + 30 > bytes.length) throw damaged();
  const start =
    localHeaderOffset + 30 + bytes.readUInt16LE(localHeaderOffset + 26) + bytes.readUInt16LE(localHeaderOffset + 28);
  const packed = bytes.subarray(start, start + compressedBytes);
  if (!compressed) return packed;
  try {
    const unpacked = await inflate(packed, { maxOutputLength: uncompressedBytes });
    if (unpacked.length !== uncompressedBytes) throw damaged();
    return unpacked;
  } catch (error) {
    if (isUnpackingError(error)) throw damaged();
    throw error;
  }
}

// Not deflated data, or more of it than the directory says.
function isUnpackingError(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code);
  return code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE';
}
