import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { attachment, fileNamePart, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { ResultFilterDto } from '../exam-results/exam-results.dto';
import { ResultsReport } from './results-report';

const PDF = 'application/pdf';

@ApiTags('reporting')
@MayDo('result.read')
@Controller('exams/:examId/results')
export class ResultsReportController {
  constructor(private readonly report: ResultsReport) {}

  /** 考试成绩统计报告: the figures of the summary, typeset. */
  @Get('report.pdf')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse({ content: { [PDF]: { schema: { type: 'string', format: 'binary' } } } })
  async pdf(
    @Param('examId') examId: string,
    @Query() query: ResultFilterDto,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    const { bytes, examTitle } = await this.report.pdf({ examId, query, staff });
    const disposition = attachment({
      name: `考试成绩统计报告 ${fileNamePart(examTitle)}.pdf`,
      plainName: 'results-report.pdf',
    });
    return new StreamableFile(bytes, { type: PDF, disposition });
  }
}
