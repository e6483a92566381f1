import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { ExamResults } from './exam-results';
import { ResultFilterDto, ResultListDto, ResultListQueryDto, ResultSummaryDto } from './exam-results.dto';

@ApiTags('reporting')
@MayDo('result.read')
@Controller('exams/:examId/results')
export class ExamResultsController {
  constructor(private readonly results: ExamResults) {}

  /** One line for each person. */
  @Get()
  @Header('Cache-Control', 'no-store')
  list(
    @Param('examId') examId: string,
    @Query() query: ResultListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<ResultListDto> {
    return this.results.list({ examId, query, staff });
  }

  /** The results by score, place, sitting and domain. */
  @Get('summary')
  @Header('Cache-Control', 'no-store')
  summary(
    @Param('examId') examId: string,
    @Query() query: ResultFilterDto,
    @Staff() staff: StaffActor,
  ): Promise<ResultSummaryDto> {
    return this.results.summary({ examId, query, staff });
  }
}
