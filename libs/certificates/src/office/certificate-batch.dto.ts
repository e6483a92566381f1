import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';

export class CertificateBatchQueryDto {
  /** Only certificates of people of this organisation and those below it. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(36)
  organisationId?: string;
}

export class CertificateCountDto {
  count!: number;
}
