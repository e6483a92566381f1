import { Controller, Get, Header, Param, ParseIntPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { attachment, Audit, Database, fileNamePart, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { PrintSamplePaper } from './print-sample-paper';
import { PAPER_TYPES, SamplePaperPrintQueryDto } from './sample-paper-print.dto';

const BINARY = { schema: { type: 'string', format: 'binary' } as const };

@ApiTags('certificates')
@Controller('exams/:examId/sample-papers')
@MayDo('exam.sample')
export class SamplePaperPrintController {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly printing: PrintSamplePaper,
  ) {}

  /** For printing, as Chinese papers are typeset. Each print is on record. */
  @Get(':number/print')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse({ content: { [PAPER_TYPES.docx]: BINARY, [PAPER_TYPES.pdf]: BINARY } })
  async print(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Param('number', ParseIntPipe) number: number,
    @Query() { form, key = 'true' }: SamplePaperPrintQueryDto,
  ): Promise<StreamableFile> {
    const withKey = key === 'true';
    const { title, bytes } = await this.printing.print({ staff, examId, number, form, withKey });
    await this.database.transaction(() =>
      this.audit.record({
        staffId: staff.staffId,
        action: 'exam-paper.printed',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: { number, form, withKey },
      }),
    );
    const name = `${fileNamePart(title)}-样卷${number}${withKey ? '（含答案）' : ''}.${form}`;
    return new StreamableFile(bytes, {
      type: PAPER_TYPES[form],
      disposition: attachment({ name, plainName: `sample-paper-${number}.${form}` }),
      length: bytes.length,
    });
  }
}
