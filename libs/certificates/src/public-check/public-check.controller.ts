import { Controller, Get, Header, HttpCode, Ip, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Clock, MayCall, receiveFile, TakesFile } from '@sunflower/platform';
import type { FastifyRequest } from 'fastify';
import { AddressLimit } from './address-limit';
import { toCheckView } from '../certificate/certificate-views';
import { Certificates } from '../certificate/certificates';
import { CertificateCheckDto, CertificateCheckQueryDto } from '../certificate/certificates.dto';
import { CertificateFileTooLarge, TooManyChecks } from '../certificates.errors';
import { CertificateFileCheckDto } from './certificate-file.dto';
import { CheckFile } from './check-file';

// A personnel office checks a pile of certificates in a minute; guessing a number takes ten thousand million attempts.
/** A printed certificate has about 100 KB; other programs make it larger when they save it. */
const MAX_FILE_BYTES = 2 * 1024 * 1024;
const tooLarge = () => new CertificateFileTooLarge({ maxMegabytes: MAX_FILE_BYTES / 1024 / 1024 });

const LIMIT = { burst: 30, perMinute: 30, maxAddresses: 20_000 };

@ApiTags('public')
@MayCall('public')
@Controller('certificates')
export class PublicCheckController {
  private readonly limit = new AddressLimit(LIMIT);

  constructor(
    private readonly clock: Clock,
    private readonly certificates: Certificates,
    private readonly checkingFiles: CheckFile,
  ) {}

  /** Whether a certificate is genuine: enough to expose an edited PDF, useless for harvesting names. */
  @Get(':number')
  @Header('Cache-Control', 'no-store')
  async check(
    @Param('number') number: string,
    @Query() { code }: CertificateCheckQueryDto,
    @Ip() address: string,
  ): Promise<CertificateCheckDto> {
    this.takeOne(address);
    return toCheckView(await this.certificates.checkInPublic({ number, code: code || null }));
  }

  /** Whether a certificate's file (PDF or .jwt) is genuine, unchanged and valid. */
  @Post('check-file')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @TakesFile({ maxBytes: MAX_FILE_BYTES })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async checkFile(@Req() request: FastifyRequest, @Ip() address: string): Promise<CertificateFileCheckDto> {
    this.takeOne(address);
    const { bytes } = await receiveFile({ request, maxBytes: MAX_FILE_BYTES, tooLarge });
    const { signature, check } = await this.checkingFiles.check(bytes);
    return { signature, certificate: check && toCheckView(check) };
  }

  private takeOne(address: string): void {
    const waitSeconds = this.limit.take({ address, nowMs: this.clock.now() });
    if (waitSeconds !== null) throw new TooManyChecks(waitSeconds);
  }
}
