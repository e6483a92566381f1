import { damaged, type PictureWalk } from './picture-walk';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const APPLICATION = 0xff;

/** Images and extensions, each a run of blocks that an empty one ends. Source: GIF89a specification. */
export function walkGif(bytes: Buffer): PictureWalk {
  const size = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  let hasMetadata = false;
  let at = 13 + colourTableBytes(bytes.readUInt8(10));
  for (;;) {
    switch (bytes.readUInt8(at)) {
      case TRAILER:
        return { ...size, hasMetadata, endsAt: at + 1 };
      case EXTENSION:
        hasMetadata ||=
          bytes.readUInt8(at + 1) === APPLICATION && bytes.toString('latin1', at + 3, at + 14) === 'XMP DataXMP';
        at = afterBlocks(bytes, at + 2);
        break;
      case IMAGE:
        at = afterBlocks(bytes, at + 11 + colourTableBytes(bytes.readUInt8(at + 9)));
        break;
      default:
        damaged();
    }
  }
}

const colourTableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function afterBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) at += 1 + length;
  return at + 1;
}
