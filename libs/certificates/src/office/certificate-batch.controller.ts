import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import type { BatchFormat } from '../batch/certificate-batch';
import { CertificateBatchDesk } from './certificate-batch-desk';
import { CertificateBatchQueryDto, CertificateCountDto } from './certificate-batch.dto';

const TYPES: Record<BatchFormat, string> = { zip: 'application/zip', pdf: 'application/pdf' };
const binary = (type: string) => ({ content: { [type]: { schema: { type: 'string', format: 'binary' } as const } } });

/** All valid certificates of an exam, or of one organisation in it, as files. */
@ApiTags('certificates')
@MayDo('certificate.print-all')
@Controller('exams')
export class CertificateBatchController {
  constructor(private readonly desk: CertificateBatchDesk) {}

  @Get(':examId/certificates/count')
  async count(
    @Param('examId') examId: string,
    @Query() { organisationId }: CertificateBatchQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<CertificateCountDto> {
    return { count: await this.desk.count({ examId, organisationId: organisationId ?? null, staff }) };
  }

  @Get(':examId/certificates.zip')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(TYPES.zip))
  zip(
    @Param('examId') examId: string,
    @Query() query: CertificateBatchQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    return this.file({ examId, query, staff, format: 'zip' });
  }

  /** One document with a certificate on each page, for printing. */
  @Get(':examId/certificates.pdf')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(TYPES.pdf))
  pdf(
    @Param('examId') examId: string,
    @Query() query: CertificateBatchQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    return this.file({ examId, query, staff, format: 'pdf' });
  }

  private async file({
    examId,
    query: { organisationId },
    staff,
    format,
  }: {
    examId: string;
    query: CertificateBatchQueryDto;
    staff: StaffActor;
    format: BatchFormat;
  }): Promise<StreamableFile> {
    const { stream, disposition } = await this.desk.file({
      examId,
      organisationId: organisationId ?? null,
      staff,
      format,
    });
    return new StreamableFile(stream, { type: TYPES[format], disposition });
  }
}
