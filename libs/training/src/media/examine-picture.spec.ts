import { aPng } from '../../../../test/fixtures/a-picture';
import { cleanPicture } from './examine-picture';
import { PictureTooLarge, UnusablePicture } from './picture.errors';

const hex = (...parts: string[]) => Buffer.from(parts.join('').replaceAll(' ', ''), 'hex');
const segment = (marker: string, content: Buffer | string) => {
  const bytes = Buffer.from(content as string, 'latin1');
  return Buffer.concat([Buffer.from(marker, 'hex'), hex((bytes.length + 2).toString(16).padStart(4, '0')), bytes]);
};

/** 300 × 200 by its header; the scan contains a stuffed 0xff, a restart and a fill byte. */
const aJpeg = (...extra: Buffer[]) =>
  Buffer.concat([
    hex('ffd8'),
    segment('ffe0', 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0'),
    ...extra,
    segment('ffc4', '\0\0'),
    segment('ffc0', '\x08\0\xc8\x01\x2c\x03\x01\x22\0\x02\x11\x01\x03\x11\x01'),
    segment('ffda', '\x03\x01\0\x02\x11\x03\x11\0\x3f\0'),
    hex('12 ff00 34 ffd0 56 ffff'),
    hex('d9'),
  ]);

const riffChunk = (name: string, content: Buffer) => {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};

const riff = (...chunks: [name: string, content: Buffer][]) => {
  return riffChunk(
    'RIFF',
    Buffer.concat([Buffer.from('WEBP'), ...chunks.map(([name, content]) => riffChunk(name, content))]),
  );
};
const LOSSY = hex('300100 9d012a 2c01 c800 00');
const LOSSLESS = hex('2f 2bc1 3100 00');
const CANVAS = hex('00000000 2b0100 c70000');

const GIF_HEAD = hex('474946383961 2c01 c800 80 00 00 000000 ffffff');
const GIF_IMAGE = hex('2c 00000000 2c01c800 00 02 02 4401 00');
const gifExtension = (label: string, ...blocks: string[]) =>
  Buffer.concat([
    hex('21', label),
    ...blocks.map((block) => Buffer.concat([Buffer.from([block.length]), Buffer.from(block, 'latin1')])),
    hex('00'),
  ]);
const aGif = (...extensions: Buffer[]) => Buffer.concat([GIF_HEAD, ...extensions, GIF_IMAGE, hex('3b')]);

const examinePicture = (bytes: Buffer) => {
  const { bytes: _, ...facts } = cleanPicture(bytes);
  return facts;
};

const problemOf = (bytes: Buffer) => {
  try {
    return examinePicture(bytes);
  } catch (error) {
    if (error instanceof UnusablePicture) return error.fault.code;
    throw error;
  }
};

const GOOD: [name: string, bytes: Buffer, mediaType: string][] = [
  ['a PNG', aPng({ width: 300, height: 200 }), 'image/png'],
  [
    'a PNG with the name of its program',
    aPng({ width: 300, height: 200, extra: { zTXt: 'Software\0\0x' } }),
    'image/png',
  ],
  ['a JPEG', aJpeg(), 'image/jpeg'],
  ['a JPEG with a colour profile', aJpeg(segment('ffe2', 'ICC_PROFILE\0\x01\x01')), 'image/jpeg'],
  ['a lossy WebP', riff(['VP8 ', LOSSY]), 'image/webp'],
  ['a lossless WebP', riff(['VP8L', LOSSLESS]), 'image/webp'],
  ['an extended WebP', riff(['VP8X', CANVAS], ['ALPH', hex('00')], ['VP8 ', LOSSY]), 'image/webp'],
  ['a GIF', aGif(), 'image/gif'],
  ['a moving GIF', aGif(gifExtension('ff', 'NETSCAPE2.0', '\x01\0\0'), GIF_IMAGE), 'image/gif'],
];

describe('a picture', () => {
  it.each(GOOD)('is recognised by its content, with its size: %s', (_, bytes, mediaType) => {
    expect(examinePicture(bytes)).toEqual({ mediaType, width: 300, height: 200 });
  });

  it.each(GOOD)('is refused when truncated anywhere: %s', (_, bytes) => {
    for (let length = 0; length < bytes.length; length += 1)
      expect(problemOf(bytes.subarray(0, length))).toMatch(/^PICTURE_(BROKEN|OF_UNKNOWN_FORMAT)$/);
  });

  it.each(GOOD)('is refused with data behind its end: %s', (_, bytes) => {
    expect(problemOf(Buffer.concat([bytes, Buffer.from('<script>')]))).toBe('PICTURE_WITH_METADATA');
  });

  it.each([
    ['EXIF in a PNG', aPng({ extra: { eXIf: 'MM\0*' } })],
    ['XMP in a PNG', aPng({ extra: { iTXt: 'XML:com.adobe.xmp\0\0\0\0\0<x/>' } })],
    ['a raw profile in a PNG', aPng({ extra: { zTXt: 'Raw profile type exif\0\0x' } })],
    ['EXIF in a JPEG', aJpeg(segment('ffe1', 'Exif\0\0MM\0*'))],
    ['XMP in a JPEG', aJpeg(segment('ffe1', 'http://ns.adobe.com/xap/1.0/\0<x/>'))],
    ['IPTC in a JPEG', aJpeg(segment('ffed', 'Photoshop 3.0\x008BIM'))],
    ['EXIF in a WebP', riff(['VP8X', CANVAS], ['VP8 ', LOSSY], ['EXIF', hex('4d4d002a')])],
    ['XMP in a WebP', riff(['VP8X', CANVAS], ['VP8 ', LOSSY], ['XMP ', Buffer.from('<x/>')])],
    ['XMP in a GIF', aGif(gifExtension('ff', 'XMP DataXMP', '<x/>'))],
  ])('is refused with metadata, which may reveal a place: %s', (_, bytes) => {
    expect(problemOf(bytes)).toBe('PICTURE_WITH_METADATA');
  });

  const SHOWN = { width: 300, height: 200 };
  const FRAME = Buffer.concat([Buffer.alloc(16), riffChunk('VP8L', LOSSLESS)]);
  const LOOPED = gifExtension('ff', 'NETSCAPE2.0', '\x01\0\0');
  const DELAYED = gifExtension('f9', '\0\x0a\0\0');

  it.each([
    [
      'texts, times, colour profile and unknown chunks of a PNG',
      aPng({
        ...SHOWN,
        extra: {
          zTXt: 'Author\0\0x',
          iTXt: 'Comment\0\0\0\0\0x',
          tIME: '1234567',
          iCCP: 'a\0\0x',
          prVt: 'x',
          gAMA: 'too long',
        },
      }),
      aPng(SHOWN),
    ],
    [
      'comment, colour profile, thumbnail and what a program says in a JPEG',
      aJpeg(
        segment('ffe0', 'JFXX\0\x10thumbnail'),
        segment('ffe2', 'ICC_PROFILE\0\x01\x01secret'),
        segment('ffee', 'Ducky\0x'),
        segment('fffe', 'a comment'),
        hex('ffff'),
      ),
      // The fill byte before the last marker is removed too.
      Buffer.concat([aJpeg().subarray(0, -2), hex('d9')]),
    ],
    [
      'colour profile and unknown chunks of a WebP',
      riff(
        ['VP8X', hex('2c000000 2b0100 c70000')],
        ['ICCP', Buffer.from('secret')],
        ['ALPH', hex('00')],
        ['VP8 ', LOSSY],
        ['JUNK', Buffer.from('secret')],
      ),
      riff(['VP8X', CANVAS], ['ALPH', hex('00')], ['VP8 ', LOSSY]),
    ],
    [
      'unknown chunks in a frame of a moving WebP',
      riff(
        ['VP8X', CANVAS],
        ['ANIM', Buffer.alloc(6)],
        ['ANMF', Buffer.concat([FRAME, riffChunk('JUNK', hex('0102'))])],
      ),
      riff(['VP8X', CANVAS], ['ANIM', Buffer.alloc(6)], ['ANMF', FRAME]),
    ],
    [
      'comments and what a program says in a GIF',
      aGif(
        gifExtension('fe', 'a comment'),
        LOOPED,
        gifExtension('ff', 'ICCRGBG1012', 'secret'),
        gifExtension('ff', 'NETSCAPE2.0', '\x01\0\0', 'secret'),
        DELAYED,
      ),
      aGif(LOOPED, DELAYED),
    ],
  ])('is kept without %s', (_, sent, kept) => {
    const cleaned = cleanPicture(sent);
    expect(cleaned).toMatchObject(SHOWN);
    expect(cleaned.bytes.toString('latin1')).toBe(kept.toString('latin1'));
    expect(cleanPicture(kept).bytes.equals(kept)).toBe(true);
  });

  it('is refused when a required chunk is invalid', () => {
    const bytes = aPng();
    const changed = Buffer.from(bytes);
    changed.writeUInt8(bytes.readUInt8(bytes.indexOf('IDAT') + 20) ^ 1, bytes.indexOf('IDAT') + 20);
    expect(problemOf(changed)).toBe('PICTURE_BROKEN');
    expect(problemOf(aPng({ extra: { PLTE: '1234' } }))).toBe('PICTURE_BROKEN');
    expect(problemOf(aPng({ extra: { JUNK: 'x' } }))).toBe('PICTURE_BROKEN');
  });

  it('has at most 4,096 pixels a side', () => {
    expect(examinePicture(aPng({ width: 4096, height: 1 }))).toEqual({
      mediaType: 'image/png',
      width: 4096,
      height: 1,
    });
    expect(problemOf(aPng({ width: 4097, height: 1 }))).toBe('PICTURE_OF_TOO_MANY_PIXELS');
    expect(problemOf(aPng({ width: 1, height: 4097 }))).toBe('PICTURE_OF_TOO_MANY_PIXELS');
    expect(problemOf(aPng({ width: 1, height: 0 }))).toBe('PICTURE_BROKEN');
  });

  it('has at most 1 MB', () => {
    const padded = (bytes: number) => aPng({ width: 1, height: 1, extra: { teSt: 'x'.repeat(bytes) } });
    const room = 1024 * 1024 - padded(0).length;
    expect(examinePicture(padded(room))).toMatchObject({ width: 1 });
    expect(() => examinePicture(padded(room + 1))).toThrow(PictureTooLarge);
  });

  it.each([
    ['a drawing that can hold scripts', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['another RIFF', 'RIFF\x04\0\0\0WAVE'],
    ['nothing', ''],
  ])('is refused when it is not a picture: %s', (_, text) => {
    expect(problemOf(Buffer.from(text, 'latin1'))).toBe('PICTURE_OF_UNKNOWN_FORMAT');
  });
});
