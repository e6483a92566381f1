import { DomainError } from '@sunflower/platform';

export const MAX_PICTURE_BYTES = 1024 * 1024;
export const MAX_PICTURE_SIDE = 4096;

export type PictureProblem = 'unknown_format' | 'broken' | 'too_many_pixels' | 'carries_metadata';

const SAYS: Record<PictureProblem, string> = {
  unknown_format: 'is no PNG, JPEG, WebP or GIF; save it as one of these',
  broken: 'is cut off or damaged; save it anew',
  too_many_pixels: `is more than ${MAX_PICTURE_SIDE} pixels wide or high; make it smaller`,
  carries_metadata: 'carries more than the picture (EXIF, XMP or the like, which may tell where it was taken); save it without metadata',
};

/** Nothing of the picture was kept. */
export abstract class PictureRefused extends DomainError {
  /** `says` goes on from the name of the picture. */
  constructor(
    readonly says: string,
    details: object,
  ) {
    super(`The picture ${says}.`, details);
  }
}

export class UnusablePicture extends PictureRefused {
  readonly code = 'UNUSABLE_PICTURE';
  readonly kind = 'invalid_content';

  constructor(problem: PictureProblem) {
    super(SAYS[problem], { problem });
  }
}

export class PictureTooLarge extends PictureRefused {
  readonly code = 'PICTURE_TOO_LARGE';
  readonly kind = 'too_large';

  constructor() {
    const maxMegabytes = MAX_PICTURE_BYTES / 1024 / 1024;
    super(`is larger than ${maxMegabytes} MB; make it smaller`, { maxMegabytes });
  }
}

export class PictureNotFound extends DomainError {
  readonly code = 'PICTURE_NOT_FOUND';
  readonly kind = 'not_found';

  constructor() {
    super('There is no such picture.');
  }
}
