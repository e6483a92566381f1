import { ApiProperty } from '@nestjs/swagger';
import { MEDIA_TYPES, type MediaType } from './examine-picture';

export class PictureDto {
  /** Of its bytes, in hex. */
  sha256!: string;
  /** What a text shows it by: `![right fundus](/api/v1/media/…)`. */
  address!: string;

  @ApiProperty({ enum: MEDIA_TYPES })
  mediaType!: MediaType;

  width!: number;
  height!: number;
  byteSize!: number;
}
