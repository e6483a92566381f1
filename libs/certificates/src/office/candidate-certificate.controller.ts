import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Candidate, MayCall, type CandidateActor } from '@sunflower/platform';
import { OwnCertificate } from './own-certificate';
import { pdfFile } from '../print/pdf-file';
import { PrintCertificate } from '../print/print-certificate';

@ApiTags('candidate')
@MayCall('candidate')
@Controller('candidate/sessions')
export class CandidateCertificateController {
  constructor(
    private readonly own: OwnCertificate,
    private readonly printing: PrintCertificate,
  ) {}

  /** The candidate's own certificate; another candidate's session is not found. */
  @Get(':id/certificate.pdf')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async print(@Param('id') sessionId: string, @Candidate() candidate: CandidateActor): Promise<StreamableFile> {
    const certificate = await this.own.getOfSession({ sessionId, candidate });
    return pdfFile({ number: certificate.number, bytes: await this.printing.print(certificate) });
  }
}
