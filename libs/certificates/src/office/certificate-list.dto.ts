import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { CERTIFICATE_FILTERS, type CertificateFilter } from '../certificate/certificate.repository';
import { ListedCertificateDto } from '../certificate/certificates.dto';
import { RevocationDto } from '../revocation/revocation.dto';

export class CertificateListQueryDto {
  @MayBeAbsent()
  @IsIn(CERTIFICATE_FILTERS)
  @ApiProperty({ enum: CERTIFICATE_FILTERS, required: false })
  state?: CertificateFilter;

  /** Part of the name, or beginning of a certificate or ticket number. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  search?: string;

  /** The page begins after this certificate number. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(24)
  after?: string;

  @MayBeAbsent()
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
