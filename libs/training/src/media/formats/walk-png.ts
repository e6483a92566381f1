import { damaged, type PictureWalk } from './picture-walk';

const TEXT_CHUNKS = ['tEXt', 'zTXt', 'iTXt'];
const METADATA_IN_TEXT = /^(?:XML:com\.adobe\.xmp|Raw profile type)/;

/** Chunks of length, type, data and checksum, from IHDR to IEND. Source: W3C PNG 3rd edition, 5. */
export function walkPng(bytes: Buffer): PictureWalk {
  let at = 8;
  let hasMetadata = false;
  if (bytes.toString('latin1', at + 4, at + 8) !== 'IHDR') damaged();
  const width = bytes.readUInt32BE(at + 8);
  const height = bytes.readUInt32BE(at + 12);
  for (let type = ''; type !== 'IEND';) {
    const length = bytes.readUInt32BE(at);
    type = bytes.toString('latin1', at + 4, at + 8);
    const opening = bytes.toString('latin1', at + 8, at + 8 + Math.min(length, 40));
    hasMetadata ||= type === 'eXIf' || (TEXT_CHUNKS.includes(type) && METADATA_IN_TEXT.test(opening));
    at += 12 + length;
  }
  return { width, height, hasMetadata, endsAt: at };
}
