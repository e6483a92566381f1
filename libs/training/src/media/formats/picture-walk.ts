/** What a walk through a picture's file, from its first byte to its last, finds. */
export interface PictureWalk {
  width: number;
  height: number;
  /** EXIF, XMP, IPTC and the like. */
  hasMetadata: boolean;
  /** Where the picture ends; what lies behind it in the file is none of it. */
  endsAt: number;
  /** What shows the picture, in order; comments, colour profiles and all that a viewer passes over are left out. */
  kept: Buffer[];
}

class DamagedPicture extends Error {}

/** The file is not as its format has it. */
export function damaged(): never {
  throw new DamagedPicture();
}

const READ_PAST_THE_END = ['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'];

/** Whether a walk stopped because of what it walked through. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DamagedPicture || READ_PAST_THE_END.includes(String((error as { code?: unknown }).code));
