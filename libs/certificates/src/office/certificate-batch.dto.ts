import { IsOptional, IsString, MaxLength } from 'class-validator';

export class CertificateBatchQueryDto {
  /** Only certificates of people of this organisation and those below it. */
  @IsOptional()
  @IsString()
  @MaxLength(36)
  organisationId?: string;
}

export class CertificateCountDto {
  count!: number;
}
