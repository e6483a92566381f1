import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { REVOKED_BY } from './certificate-standing';
import type { PublicState } from './certificate-validity';

const PUBLIC_STATES: readonly PublicState[] = ['valid', 'revoked', 'expired'];

export class CertificateCheckQueryDto {
  /** As printed on the certificate; case, spaces and hyphens do not matter. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  code?: string;
}

/** The public facts of a certificate, for anybody who has its number. */
export class CertificateCheckDto {
  number!: string;

  @ApiProperty({ enum: PUBLIC_STATES })
  state!: PublicState;

  /** The full name only with the right check code; otherwise its first character and `＊`. */
  holderName!: string;

  /** Null when no check code was given. */
  @ApiProperty({ type: Boolean, nullable: true })
  codeMatches!: boolean | null;

  /** Whether the code belongs to a print from before a correction, which a corrected print replaced. */
  printSuperseded!: boolean;

  /** How often it was reissued because its holder's name or ID number was corrected. */
  reissueCount!: number;

  /** When it was last reissued; null: never. */
  @ApiProperty({ type: String, nullable: true })
  correctedAt!: string | null;

  title!: string;
  issuer!: string;
  issuedAt!: string;

  /** Null when it never expires. */
  @ApiProperty({ type: String, nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  revokedAt!: string | null;
}

export class ListedCertificateDto {
  number!: string;
  registrationId!: string;

  @ApiProperty({ enum: PUBLIC_STATES })
  state!: PublicState;

  holderName!: string;
  maskedIdNumber!: string;
  organisationName!: string;
  ticketNumber!: string;
  issuedAt!: string;

  @ApiProperty({ type: String, nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  revokedAt!: string | null;

  /** `superseded`: the same person has another valid certificate of this exam, with the number `supersededBy`. */
  @ApiProperty({ enum: REVOKED_BY, nullable: true })
  revokedBy!: (typeof REVOKED_BY)[number] | null;

  @ApiProperty({ type: String, nullable: true })
  supersededBy!: string | null;

  @ApiProperty({ type: String, nullable: true })
  revokedReason!: string | null;

  /** How often it was reissued because its holder was corrected. */
  reissueCount!: number;

  @ApiProperty({ type: String, nullable: true })
  correctedAt!: string | null;

  /** The certificate of a rehearsal is never publicly valid. */
  rehearsal!: boolean;
}

export class CertificateReasonDto {
  @IsString()
  @Length(2, 500)
  reason!: string;
}
