import { constants, crc32, deflateRaw, deflateRawSync, gunzipSync, type ZlibOptions } from 'node:zlib';
import { promisify } from 'node:util';

/** Bytes that are compressed once and sent in many replies. */
export interface PackedPart {
  plain: Buffer;
  /**
   * Complete deflate blocks (RFC 1951), none marked as last, which refer to nothing before them and end on a byte
   * boundary.
   */
  blocks: Buffer;
}

/** Ends on a byte boundary and resets the dictionary, so that any block may follow. */
const ALONE: ZlibOptions = { finishFlush: constants.Z_FULL_FLUSH, level: 9, memLevel: 9, chunkSize: 64 * 1024 };
const QUICKLY: ZlibOptions = { ...ALONE, level: constants.Z_BEST_SPEED };
/** Compressing less than this costs more than sending it. */
const WORTH_PACKING_BYTES = 1024;

const deflateInThread = promisify(deflateRaw) as (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;

export const packPart = (plain: Buffer): PackedPart => ({ plain, blocks: deflateRawSync(plain, ALONE) });

/** The same as `packPart`, off the event loop. */
export async function packPartInThread(plain: Buffer): Promise<PackedPart> {
  return { plain, blocks: await deflateInThread(plain, ALONE) };
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty block marked as the last one. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);
const TRAILER_BYTES = 8;

/**
 * One gzip stream (RFC 1952) of the parts in order. Plain buffers are compressed fast, or stored when they are short.
 */
export function gzipOf(parts: readonly (PackedPart | Buffer)[]): Buffer {
  let checksum = 0;
  let length = 0;
  const pieces: Buffer[] = [GZIP_HEADER];
  for (const part of parts) {
    const plain = Buffer.isBuffer(part) ? part : part.plain;
    // crc32 of an empty buffer returns 0, whatever the previous checksum.
    if (plain.length === 0) continue;
    checksum = crc32(plain, checksum);
    length += plain.length;
    if (!Buffer.isBuffer(part)) pieces.push(part.blocks);
    else if (part.length < WORTH_PACKING_BYTES) pieces.push(storedBlock(part));
    else pieces.push(deflateRawSync(part, QUICKLY));
  }
  const trailer = Buffer.alloc(TRAILER_BYTES);
  trailer.writeUInt32LE(checksum, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  return Buffer.concat([...pieces, LAST_BLOCK, trailer]);
}

/** The uncompressed bytes of the parts. */
export const plainOf = (parts: readonly (PackedPart | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : part.plain)));

/** The part from which `gzipOf` made this stream, which must have only that part. */
export const partOfGzip = (gzip: Buffer): PackedPart => ({
  plain: gunzipSync(gzip),
  blocks: gzip.subarray(GZIP_HEADER.length, gzip.length - LAST_BLOCK.length - TRAILER_BYTES),
});

function storedBlock(plain: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt16LE(plain.length, 1);
  header.writeUInt16LE(plain.length ^ 0xffff, 3);
  return Buffer.concat([header, plain]);
}
