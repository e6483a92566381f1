import { createInflateRaw } from 'node:zlib';
import { damaged, unpacksTooLarge } from './sheet-file-fault';
import type { ZipEntry } from './zip-entries';

const LOCAL_HEADER_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const PIECE_BYTES = 64 * 1024;

/** Bytes that all parts of one archive may still unpack to. */
export interface UnpackingBudget {
  bytesLeft: number;
}

/**
 * The content of one file of an archive, in pieces. Its bytes are counted as they arrive; sizes in the directory are
 * not trusted.
 * @throws SheetFileFault
 */
export async function* unpackEntry({
  bytes,
  entry,
  maxBytes,
  budget,
}: {
  bytes: Buffer;
  entry: ZipEntry;
  maxBytes: number;
  budget: UnpackingBudget;
}): AsyncGenerator<Buffer> {
  let unpackedBytes = 0;
  for await (const piece of piecesOf({ packed: packedBytes({ bytes, entry }), entry })) {
    unpackedBytes += piece.length;
    budget.bytesLeft -= piece.length;
    if (unpackedBytes > maxBytes || budget.bytesLeft < 0) throw unpacksTooLarge();
    if (unpackedBytes > entry.uncompressedBytes) throw damaged();
    yield piece;
  }
  if (unpackedBytes !== entry.uncompressedBytes) throw damaged();
}

function packedBytes({
  bytes,
  entry: { localHeaderOffset, compressedBytes },
}: {
  bytes: Buffer;
  entry: ZipEntry;
}): Buffer {
  const inside = localHeaderOffset + LOCAL_HEADER_BYTES <= bytes.length;
  if (!inside || bytes.readUInt32LE(localHeaderOffset) !== LOCAL_HEADER_SIGNATURE) throw damaged();
  const nameBytes = bytes.readUInt16LE(localHeaderOffset + 26);
  const start = localHeaderOffset + LOCAL_HEADER_BYTES + nameBytes + bytes.readUInt16LE(localHeaderOffset + 28);
  return bytes.subarray(start, start + compressedBytes);
}

async function* piecesOf({ packed, entry }: { packed: Buffer; entry: ZipEntry }): AsyncGenerator<Buffer> {
  if (!entry.compressed) {
    for (let at = 0; at < packed.length; at += PIECE_BYTES) yield packed.subarray(at, at + PIECE_BYTES);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('Z_')) throw damaged();
    throw error;
  } finally {
    inflate.destroy();
  }
}
