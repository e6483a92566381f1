import { ApiProperty } from '@nestjs/swagger';
import { MEDIA_TYPES, type MediaType } from './examine-picture';

export class PictureDto {
  /** SHA-256 of the stored bytes, in hex. */
  sha256!: string;
  /** The address for use in texts: `![right fundus](/api/v1/media/…)`. */
  address!: string;

  @ApiProperty({ enum: MEDIA_TYPES })
  mediaType!: MediaType;

  width!: number;
  height!: number;
  byteSize!: number;
}
