import { damaged, type PictureWalk } from './picture-walk';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const APPLICATION = 0xff;
const GRAPHIC_CONTROL = 0xf9;
const GRAPHIC_CONTROL_BYTES = 8;
const LOOPING = ['NETSCAPE2.0', 'ANIMEXTS1.0'];
/** The header and one block with the repeat count. */
const LOOPING_BYTES = 19;

/** Images and extensions, each a run of blocks ended by an empty one. Source: GIF89a specification. */
export function walkGif(bytes: Buffer): PictureWalk {
  const size = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  let hasMetadata = false;
  let at = 13 + colourTableBytes(bytes.readUInt8(10));
  const kept = [bytes.subarray(0, at)];
  for (;;) {
    const from = at;
    switch (bytes.readUInt8(at)) {
      case TRAILER:
        return { ...size, hasMetadata, endsAt: at + 1, kept: [...kept, bytes.subarray(at, at + 1)] };
      case EXTENSION:
        at = afterBlocks(bytes, at + 2);
        hasMetadata ||= applicationOf(bytes.subarray(from, at)) === 'XMP DataXMP';
        if (isShown(bytes.subarray(from, at))) kept.push(bytes.subarray(from, at));
        break;
      case IMAGE:
        at = afterBlocks(bytes, at + 11 + colourTableBytes(bytes.readUInt8(at + 9)));
        kept.push(bytes.subarray(from, at));
        break;
      default:
        damaged();
    }
  }
}

const colourTableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

const applicationOf = (extension: Buffer): string | null =>
  extension[1] === APPLICATION ? extension.toString('latin1', 3, 14) : null;

/** Keeps frame delays and the repeat count; drops comments and other application data. */
function isShown(extension: Buffer): boolean {
  if (extension[1] === GRAPHIC_CONTROL) return extension.length === GRAPHIC_CONTROL_BYTES;
  return LOOPING.includes(applicationOf(extension) ?? '') && extension.length === LOOPING_BYTES;
}

function afterBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) at += 1 + length;
  return at + 1;
}
