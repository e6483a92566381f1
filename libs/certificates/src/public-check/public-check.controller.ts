import { Controller, Get, Header, Ip, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock, MayCall } from '@sunflower/platform';
import { AddressLimit } from './address-limit';
import { toCheckView } from '../certificate/certificate-views';
import { Certificates } from '../certificate/certificates';
import { CertificateCheckDto, CertificateCheckQueryDto } from '../certificate/certificates.dto';
import { TooManyChecks } from '../certificates.errors';

// A personnel office checks a pile of certificates in a minute; guessing a number takes ten thousand million attempts.
const LIMIT = { burst: 30, perMinute: 30, maxAddresses: 20_000 };

@ApiTags('public')
@MayCall('public')
@Controller('certificates')
export class PublicCheckController {
  private readonly limit = new AddressLimit(LIMIT);

  constructor(
    private readonly clock: Clock,
    private readonly certificates: Certificates,
  ) {}

  /** Whether a certificate is genuine: enough to expose an edited PDF, useless for harvesting names. */
  @Get(':number')
  @Header('Cache-Control', 'no-store')
  async check(
    @Param('number') number: string,
    @Query() { code }: CertificateCheckQueryDto,
    @Ip() address: string,
  ): Promise<CertificateCheckDto> {
    const waitSeconds = this.limit.take({ address, nowMs: this.clock.now() });
    if (waitSeconds !== null) throw new TooManyChecks(waitSeconds);
    return toCheckView(await this.certificates.checkInPublic({ number, code: code || null }));
  }
}
