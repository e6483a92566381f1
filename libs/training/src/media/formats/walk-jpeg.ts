import { damaged, type PictureWalk } from './picture-walk';

const END = 0xd9;
const SCAN = 0xda;
const JFIF = 0xe0;
const PROFILE = 0xe2;
const ADOBE = 0xee;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
// JFIF, colour profile and Adobe's colour transform affect the display; all other application segments are metadata.
const isMetadata = (marker: number): boolean =>
  marker >= 0xe0 && marker <= 0xef && ![JFIF, PROFILE, ADOBE].includes(marker);
/** Tables, frames, scans, restart interval, number of lines, hierarchy. */
const isDrawn = (marker: number): boolean => (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf);
const standsAlone = (marker: number): boolean => marker === 0x01 || marker === 0xd8 || isRestart(marker);

/** Segments, each with its length, and scans up to the next marker. Source: ITU-T T.81, Annex B. */
export function walkJpeg(bytes: Buffer): PictureWalk {
  const found = { width: 0, height: 0, hasMetadata: false };
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) damaged();
    const marker = bytes.readUInt8(at + 1);
    if (marker === END) return { ...found, endsAt: at + 2, kept: [...kept, bytes.subarray(at, at + 2)] };
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (standsAlone(marker)) damaged();
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) damaged();
    if (isFrame(marker))
      Object.assign(found, { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) });
    found.hasMetadata ||= isMetadata(marker);
    const segmentEnd = at + 2 + length;
    const next = marker === SCAN ? nextMarker(bytes, segmentEnd) : segmentEnd;
    kept.push(...drawnPart({ marker, segment: bytes.subarray(at, next) }));
    at = next;
  }
}

/** The part of the segment that affects the display. */
function drawnPart({ marker, segment }: { marker: number; segment: Buffer }): Buffer[] {
  if (isDrawn(marker)) return [segment];
  const name = segment.toString('latin1', 4, 9);
  // Without its thumbnail, which is another picture.
  if (marker === JFIF && name === 'JFIF\0' && segment.length >= 18)
    return [Buffer.concat([Buffer.from('ffe00010', 'hex'), segment.subarray(4, 16), Buffer.alloc(2)])];
  if (marker === ADOBE && name === 'Adobe' && segment.length >= 16)
    return [Buffer.concat([Buffer.from('ffee000e', 'hex'), segment.subarray(4, 16)])];
  return [];
}

/** In a scan, 0xff before a zero or a restart is not a marker. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const after = bytes.readUInt8(at + 1);
    if (after !== 0 && !isRestart(after)) return at;
  }
  return damaged();
}
