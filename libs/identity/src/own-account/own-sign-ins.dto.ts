import { ApiProperty } from '@nestjs/swagger';

export class OwnSignInView {
  id!: string;

  /** Whether it is the sign-in of this request. */
  current!: boolean;

  since!: string;

  /** To the minute; automatic requests of a page do not count. */
  lastSeenAt!: string;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  /** `Chrome, Windows`; empty for an unknown browser. */
  @ApiProperty({ type: String, nullable: true })
  browser!: string | null;
}
