import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { typedSearch } from '@sunflower/content';
import { Clock, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { CertificateDesk } from './certificate-desk';
import { toListedView } from '../certificate/certificate-views';
import { CertificateListDto, CertificateListQueryDto, CertificateReasonDto } from '../certificate/certificates.dto';
import { pdfFile } from '../print/pdf-file';
import { PrintCertificate } from '../print/print-certificate';

const DEFAULT_LIMIT = 50;

/** Certificates for administrators: list, print, revoke, reinstate. */
@ApiTags('certificates')
@Controller()
export class CertificatesController {
  constructor(
    private readonly clock: Clock,
    private readonly desk: CertificateDesk,
    private readonly printing: PrintCertificate,
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
    const nowMs = this.clock.now();
    return {
      certificates: certificates.map((certificate) => toListedView({ certificate, nowMs })),
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

  @Post('certificates/:number/revoke')
  @MayDo('certificate.revoke')
  @HttpCode(204)
  async revoke(
    @Param('number') number: string,
    @Body() { reason }: CertificateReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<void> {
    await this.desk.revoke({ number, reason, staff });
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
