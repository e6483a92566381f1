import { ApiProperty } from '@nestjs/swagger';

export class OwnSignInView {
  id!: string;

  /** The one that asks. */
  current!: boolean;

  since!: string;

  /** To a minute; what a page asked by itself does not count. */
  lastSeenAt!: string;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  /** `Chrome, Windows`; empty where the browser says nothing of itself. */
  @ApiProperty({ type: String, nullable: true })
  browser!: string | null;
}
