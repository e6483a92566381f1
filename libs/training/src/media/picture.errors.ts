import { DomainError, domainError, type Fault, faultTable, onlyDetails } from '@sunflower/platform';

export const MAX_PICTURE_BYTES = 1024 * 1024;
export const MAX_PICTURE_SIDE = 4096;

const LIMITS = { maxSide: MAX_PICTURE_SIDE, maxMegabytes: MAX_PICTURE_BYTES / 1024 / 1024 };

/** Each message follows the name of the picture. */
const fault = faultTable({
  PICTURE_OF_UNKNOWN_FORMAT: 'is no PNG, JPEG, WebP or GIF; save it as one of these',
  PICTURE_BROKEN: 'is cut off or damaged; save it anew',
  PICTURE_OF_TOO_MANY_PIXELS: 'is more than {maxSide} pixels wide or high; make it smaller',
  PICTURE_WITH_METADATA:
    'carries more than the picture (EXIF, XMP or the like, which may tell where it was taken); save it without metadata',
  PICTURE_TOO_LARGE: 'is larger than {maxMegabytes} MB; make it smaller',
});

/** Nothing of the picture was stored. */
export abstract class PictureRefused extends DomainError {
  constructor(
    readonly fault: Fault,
    details: { faults?: object[]; maxMegabytes?: number },
  ) {
    super(`The picture ${fault.problem}.`, onlyDetails(details, { faults: true, maxMegabytes: true }));
  }
}

export class UnusablePicture extends PictureRefused {
  readonly code = 'UNUSABLE_PICTURE';
  readonly kind = 'invalid_content';

  constructor(code: Parameters<typeof fault>[0]) {
    const why = fault(code, LIMITS);
    super(why, { faults: [{ field: 'file', ...why }] });
  }
}

export class PictureTooLarge extends PictureRefused {
  readonly code = 'PICTURE_TOO_LARGE';
  readonly kind = 'too_large';

  constructor() {
    super(fault('PICTURE_TOO_LARGE', LIMITS), { maxMegabytes: LIMITS.maxMegabytes });
  }
}

export class PictureNotFound extends domainError('PICTURE_NOT_FOUND', 'not_found', 'There is no such picture.') {}
