import { isDamage, type PictureWalk } from './formats/picture-walk';
import { walkGif } from './formats/walk-gif';
import { walkJpeg } from './formats/walk-jpeg';
import { walkPng } from './formats/walk-png';
import { walkWebp } from './formats/walk-webp';
import { MAX_PICTURE_BYTES, MAX_PICTURE_SIDE, PictureTooLarge, UnusablePicture } from './picture.errors';

export const MEDIA_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export interface PictureFacts {
  mediaType: MediaType;
  width: number;
  height: number;
}

/** `opens` receives the first 12 bytes, in Latin-1. */
const FORMATS: { mediaType: MediaType; opens: (head: string) => boolean; walk: (bytes: Buffer) => PictureWalk }[] = [
  { mediaType: 'image/png', opens: (head) => head.startsWith('\x89PNG\r\n\x1a\n'), walk: walkPng },
  { mediaType: 'image/jpeg', opens: (head) => head.startsWith('\xff\xd8\xff'), walk: walkJpeg },
  { mediaType: 'image/webp', opens: (head) => head.startsWith('RIFF') && head.endsWith('WEBP'), walk: walkWebp },
  { mediaType: 'image/gif', opens: (head) => ['GIF87a', 'GIF89a'].includes(head.slice(0, 6)), walk: walkGif },
];

export interface CleanPicture extends PictureFacts {
  /** The bytes that display the picture, without the rest of the file. */
  bytes: Buffer;
}

/**
 * Checks a picture by its content; its name and declared type are ignored. The file is read to its end: metadata, which
 * may reveal where it was taken, and data behind the picture are refused; comments, colour profiles and parts that no
 * viewer shows are removed.
 * @throws PictureTooLarge, UnusablePicture
 */
export function cleanPicture(bytes: Buffer): CleanPicture {
  if (bytes.length > MAX_PICTURE_BYTES) throw new PictureTooLarge();
  const head = bytes.toString('latin1', 0, 12);
  const format = FORMATS.find(({ opens }) => opens(head));
  if (!format) throw new UnusablePicture('PICTURE_OF_UNKNOWN_FORMAT');
  const { width, height, hasMetadata, endsAt, kept } = walkWhole({ bytes, walk: format.walk });
  if (endsAt > bytes.length || width === 0 || height === 0) throw new UnusablePicture('PICTURE_BROKEN');
  if (width > MAX_PICTURE_SIDE || height > MAX_PICTURE_SIDE) throw new UnusablePicture('PICTURE_OF_TOO_MANY_PIXELS');
  if (hasMetadata || endsAt < bytes.length) throw new UnusablePicture('PICTURE_WITH_METADATA');
  return { mediaType: format.mediaType, width, height, bytes: Buffer.concat(kept) };
}

function walkWhole({ bytes, walk }: { bytes: Buffer; walk: (bytes: Buffer) => PictureWalk }): PictureWalk {
  try {
    return walk(bytes);
  } catch (error) {
    if (isDamage(error)) throw new UnusablePicture('PICTURE_BROKEN');
    throw error;
  }
}
