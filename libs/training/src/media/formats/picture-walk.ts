/** The result of walking through a picture file from first to last byte. */
export interface PictureWalk {
  width: number;
  height: number;
  /** EXIF, XMP, IPTC and the like. */
  hasMetadata: boolean;
  /** Offset behind the picture; data after it does not belong to it. */
  endsAt: number;
  /** The parts that display the picture, in order; comments, colour profiles and other ignorable parts are left out. */
  kept: Buffer[];
}

class DamagedPicture extends Error {}

/** Throws when the file violates its format. */
export function damaged(): never {
  throw new DamagedPicture();
}

const READ_PAST_THE_END = ['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'];

/** Whether a walk failed because the file is damaged. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DamagedPicture || READ_PAST_THE_END.includes(String((error as { code?: unknown }).code));
