import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodyLimit, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { MOST_TRIED, SampleAnswersDto, SamplePaperDto, SampleScoreDto } from './sample-paper.dto';
import { toSamplePaperDto, toSampleScoreDto } from './sample-paper-views';
import { SamplePapers } from './sample-papers';

// Essays need not be sent, because people mark them.
const ANSWERS = { kilobytes: 512, values: 8_000, listLength: MOST_TRIED };

/** What candidates would get, before anything is frozen. */
@ApiTags('grading')
@Controller('exams/:examId/sample-papers')
@MayDo('exam.sample')
export class SamplePapersController {
  constructor(private readonly papers: SamplePapers) {}

  /** One of three papers, with its keys. */
  @Get(':number')
  @Header('Cache-Control', 'private, no-store')
  async get(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<SamplePaperDto> {
    return toSamplePaperDto({ ...(await this.papers.draw({ staff, examId, number })), number });
  }

  /** What these answers would earn. Nothing is stored. */
  @Post(':number/answers')
  @HttpCode(200)
  @BodyLimit(ANSWERS)
  async answer(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() { planSha256, responses }: SampleAnswersDto,
  ): Promise<SampleScoreDto> {
    const marked = await this.papers.mark({ staff, examId, number, planSha256, responses });
    return toSampleScoreDto(marked);
  }
}
