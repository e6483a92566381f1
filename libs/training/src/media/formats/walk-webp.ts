import { damaged, type PictureWalk } from './picture-walk';

type Size = Pick<PictureWalk, 'width' | 'height'>;

interface Chunk {
  name: string;
  /** Without the padding byte. */
  data: Buffer;
}

const CANVAS_BYTES = 10;
const FRAME_HEAD_BYTES = 16;
/** Flags of the canvas for a colour profile, EXIF and XMP. */
const NOT_SHOWN = 0x20 | 0x08 | 0x04;
const SHOWN = ['VP8 ', 'VP8L', 'ALPH', 'ANIM'];
const SHOWN_IN_FRAME = ['VP8 ', 'VP8L', 'ALPH'];

/** RIFF chunks of name, length and data, padded to even. Source: RFC 9649, 2. */
export function walkWebp(bytes: Buffer): PictureWalk {
  const endsAt = 8 + bytes.readUInt32LE(4);
  const found = { width: 0, height: 0, hasMetadata: false };
  const kept: Buffer[] = [];
  // `endsAt` reveals a truncated picture.
  for (const { name, data } of chunksIn(bytes.subarray(12, endsAt))) {
    const size = sizeIn({ name, data });
    // The canvas comes first. The largest size counts, so that a frame larger than its canvas cannot evade the limit.
    if (size)
      Object.assign(found, { width: Math.max(found.width, size.width), height: Math.max(found.height, size.height) });
    found.hasMetadata ||= name === 'EXIF' || name === 'XMP ';
    kept.push(...shownPart({ name, data }));
  }
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept]);
  return { ...found, endsAt, kept: [framed({ name: 'RIFF', data: body })] };
}

function* chunksIn(bytes: Buffer): Generator<Chunk> {
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    yield { name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length % 2);
  }
}

function shownPart({ name, data }: Chunk): Buffer[] {
  if (SHOWN.includes(name)) return [framed({ name, data })];
  if (name === 'VP8X') {
    const canvas = Buffer.from(data.subarray(0, CANVAS_BYTES));
    canvas.writeUInt8(canvas.readUInt8(0) & ~NOT_SHOWN, 0);
    return [framed({ name, data: canvas })];
  }
  if (name !== 'ANMF') return [];
  if (data.length < FRAME_HEAD_BYTES) damaged();
  const inFrame = [...chunksIn(data.subarray(FRAME_HEAD_BYTES))].filter((chunk) => SHOWN_IN_FRAME.includes(chunk.name));
  return [framed({ name, data: Buffer.concat([data.subarray(0, FRAME_HEAD_BYTES), ...inFrame.map(framed)]) })];
}

function framed({ name, data }: Chunk): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function sizeIn({ name, data }: Chunk): Size | null {
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
