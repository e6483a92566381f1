import { damaged, type PictureWalk } from './picture-walk';

const END = 0xd9;
const SCAN = 0xda;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
// JFIF, colour profile and Adobe's colour transform say how the picture is drawn; all other application segments tell of where it comes from.
const isMetadata = (marker: number): boolean =>
  marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker);

/** Segments, each with its length, and scans up to the next marker. Source: ITU-T T.81, Annex B. */
export function walkJpeg(bytes: Buffer): PictureWalk {
  const found = { width: 0, height: 0, hasMetadata: false };
  let at = 2;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) damaged();
    const marker = bytes.readUInt8(at + 1);
    if (marker === END) return { ...found, endsAt: at + 2 };
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (isFrame(marker))
      Object.assign(found, { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) });
    found.hasMetadata ||= isMetadata(marker);
    at += 2 + length;
    if (marker === SCAN) at = nextMarker(bytes, at);
  }
}

/** In a scan, 0xff before a zero or a restart is no marker. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const after = bytes.readUInt8(at + 1);
    if (after !== 0 && !isRestart(after)) return at;
  }
  return damaged();
}
