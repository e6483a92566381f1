import { ApiProperty } from '@nestjs/swagger';
import type { PublicJwk } from '../signed/signing-keys';

/** A public Ed25519 key. */
export class PublicKeyDto implements PublicJwk {
  @ApiProperty({ enum: ['OKP'] })
  kty!: 'OKP';

  @ApiProperty({ enum: ['Ed25519'] })
  crv!: 'Ed25519';

  x!: string;

  @ApiProperty({ enum: ['EdDSA'] })
  alg!: 'EdDSA';

  @ApiProperty({ enum: ['sig'] })
  use!: 'sig';

  kid!: string;
}

export class KeySetDto {
  @ApiProperty({ type: [PublicKeyDto] })
  keys!: PublicKeyDto[];
}

export class VerificationMethodDto {
  id!: string;
  type!: string;
  controller!: string;
  publicKeyJwk!: PublicKeyDto;
}

/** The issuer of signed certificates: an Open Badges profile and a controlled identifier document. */
export class IssuerDto {
  @ApiProperty({ type: [String] })
  '@context'!: string[];

  id!: string;

  @ApiProperty({ type: [String] })
  type!: string[];

  url!: string;

  @ApiProperty({ type: [VerificationMethodDto] })
  verificationMethod!: VerificationMethodDto[];

  @ApiProperty({ type: [String] })
  assertionMethod!: string[];
}
