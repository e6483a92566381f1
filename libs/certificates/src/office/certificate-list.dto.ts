import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CERTIFICATE_FILTERS, type CertificateFilter } from '../certificate/certificate.repository';
import { ListedCertificateDto } from '../certificate/certificates.dto';
import { RevocationDto } from '../revocation/revocation.dto';

export class CertificateListQueryDto {
  @IsOptional()
  @IsIn(CERTIFICATE_FILTERS)
  @ApiProperty({ enum: CERTIFICATE_FILTERS, required: false })
  state?: CertificateFilter;

  /** Part of the name, or beginning of a certificate or ticket number. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  search?: string;

  /** The page begins after this certificate number. */
  @IsOptional()
  @IsString()
  @MaxLength(24)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class CertificateItemDto extends ListedCertificateDto {
  /** The open request to revoke it. */
  @ApiProperty({ type: RevocationDto, nullable: true })
  revocation!: RevocationDto | null;
}

export class CertificateListDto {
  @ApiProperty({ type: [CertificateItemDto] })
  certificates!: CertificateItemDto[];

  /** Value of `after` for the next page; null at the end. */
  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}
