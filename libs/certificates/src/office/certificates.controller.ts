import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { typedSearch } from '@sunflower/content';
import { Clock, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { CertificateDesk } from './certificate-desk';
import { toListedView } from '../certificate/certificate-views';
import { CertificateListDto, CertificateListQueryDto } from './certificate-list.dto';
import { CertificateReasonDto } from '../certificate/certificates.dto';
import { CertificateRevocationRepository } from '../revocation/certificate-revocation.repository';
import { toRevocationView } from '../revocation/revocation.dto';
import { credentialFile, pdfFile } from '../print/pdf-file';
import { PrintCertificate } from '../print/print-certificate';

const DEFAULT_LIMIT = 50;

/** Certificates for administrators: list, print, reinstate. */
@ApiTags('certificates')
@Controller()
export class CertificatesController {
  constructor(
    private readonly clock: Clock,
    private readonly desk: CertificateDesk,
    private readonly printing: PrintCertificate,
    private readonly revocations: CertificateRevocationRepository,
  ) {}

  @Get('exams/:examId/certificates')
  @MayDo('certificate.read')
  async list(
    @Param('examId') examId: string,
    @Query() query: CertificateListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<CertificateListDto> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const page = {
      examId,
      state: query.state ?? null,
      search: typedSearch(query.search ?? ''),
      afterNumber: query.after ?? null,
      limit,
    };
    const certificates = await this.desk.list({ ...page, staff });
    const open = await this.revocations.openOf(certificates.map(({ number }) => number));
    const nowMs = this.clock.now();
    return {
      certificates: certificates.map((certificate) => {
        const revocation = open.get(certificate.number);
        return {
          ...toListedView({ certificate, nowMs }),
          revocation: revocation ? toRevocationView({ revocation, staffId: staff.staffId }) : null,
        };
      }),
      next: certificates.length === limit ? (certificates.at(-1)?.number ?? null) : null,
    };
  }

  @Get('certificates/:number/pdf')
  @MayDo('certificate.print')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async print(@Param('number') number: string, @Staff() staff: StaffActor): Promise<StreamableFile> {
    const certificate = await this.desk.getCertificate({ number, staff });
    return pdfFile({ number: certificate.number, bytes: await this.printing.print(certificate) });
  }

  /** The signed certificate alone: an Open Badges 3.0 credential as a JWT. */
  @Get('certificates/:number/credential')
  @MayDo('certificate.print')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse({ content: { 'application/vc+jwt': { schema: { type: 'string', format: 'binary' } } } })
  async credential(@Param('number') number: string, @Staff() staff: StaffActor): Promise<StreamableFile> {
    const certificate = await this.desk.getCertificate({ number, staff });
    return credentialFile({ number: certificate.number, token: await this.printing.getCredential(certificate) });
  }

  @Post('certificates/:number/reinstate')
  @MayDo('certificate.reinstate')
  @HttpCode(204)
  async reinstate(
    @Param('number') number: string,
    @Body() { reason }: CertificateReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<void> {
    await this.desk.reinstate({ number, reason, staff });
  }
}
