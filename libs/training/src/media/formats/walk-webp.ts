import type { PictureWalk } from './picture-walk';

type Size = Pick<PictureWalk, 'width' | 'height'>;

/** RIFF chunks of name, length and data, padded to even. Source: RFC 9649, 2. */
export function walkWebp(bytes: Buffer): PictureWalk {
  const endsAt = 8 + bytes.readUInt32LE(4);
  const found = { width: 0, height: 0, hasMetadata: false };
  for (let at = 12; at < endsAt;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const size = sizeIn({ name, data: bytes.subarray(at + 8) });
    // The canvas comes first; no frame of it may be larger than what it says.
    if (size)
      Object.assign(found, { width: Math.max(found.width, size.width), height: Math.max(found.height, size.height) });
    found.hasMetadata ||= name === 'EXIF' || name === 'XMP ';
    at += 8 + length + (length % 2);
  }
  return { ...found, endsAt };
}

function sizeIn({ name, data }: { name: string; data: Buffer }): Size | null {
  switch (name) {
    case 'VP8X':
      return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
    case 'VP8 ':
      return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
    case 'VP8L': {
      const bits = data.readUInt32LE(1);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}
