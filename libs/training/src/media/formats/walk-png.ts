import { crc32 } from 'node:zlib';
import { damaged, type PictureWalk } from './picture-walk';

const TEXT_CHUNKS = ['tEXt', 'zTXt', 'iTXt'];
const METADATA_IN_TEXT = /^(?:XML:com\.adobe\.xmp|Raw profile type)/;

const anyLength = (): boolean => true;
const exactly = (bytes: number) => (length: number) => length === bytes;
const upTo = (bytes: number) => (length: number) => length <= bytes;

/** The chunks required to display a picture. */
const CRITICAL: Record<string, (length: number) => boolean> = {
  IHDR: exactly(13),
  PLTE: (length) => length <= 768 && length % 3 === 0,
  IDAT: anyLength,
  IEND: exactly(0),
};
/**
 * Chunks that affect the display: transparency, colours, pixel size, animation. A colour profile is excluded because it
 * is a file of its own.
 */
const SHOWN: Record<string, (length: number) => boolean> = {
  tRNS: upTo(256),
  gAMA: exactly(4),
  cHRM: exactly(32),
  sRGB: exactly(1),
  cICP: exactly(4),
  sBIT: upTo(4),
  bKGD: upTo(6),
  pHYs: exactly(9),
  acTL: exactly(8),
  fcTL: exactly(26),
  fdAT: anyLength,
};

/** Chunks of length, type, data and checksum, from IHDR to IEND. Source: W3C PNG 3rd edition, 5. */
export function walkPng(bytes: Buffer): PictureWalk {
  let at = 8;
  let hasMetadata = false;
  const kept = [bytes.subarray(0, at)];
  if (bytes.toString('latin1', at + 4, at + 8) !== 'IHDR') damaged();
  const width = bytes.readUInt32BE(at + 8);
  const height = bytes.readUInt32BE(at + 12);
  for (let type = ''; type !== 'IEND';) {
    const length = bytes.readUInt32BE(at);
    type = bytes.toString('latin1', at + 4, at + 8);
    const opening = bytes.toString('latin1', at + 8, at + 8 + Math.min(length, 40));
    hasMetadata ||= type === 'eXIf' || (TEXT_CHUNKS.includes(type) && METADATA_IN_TEXT.test(opening));
    const chunk = bytes.subarray(at, at + 12 + length);
    if (isKept({ type, length })) kept.push(soundChunk(chunk));
    at += 12 + length;
  }
  return { width, height, hasMetadata, endsAt: at, kept };
}

function isKept({ type, length }: { type: string; length: number }): boolean {
  // A capital first letter marks a chunk that a viewer must understand to show the picture.
  if (/^[A-Z]/.test(type)) return CRITICAL[type]?.(length) ? true : damaged();
  return SHOWN[type]?.(length) ?? false;
}

function soundChunk(chunk: Buffer): Buffer {
  const checksumAt = chunk.length - 4;
  return crc32(chunk.subarray(4, checksumAt)) === chunk.readUInt32BE(checksumAt) ? chunk : damaged();
}
