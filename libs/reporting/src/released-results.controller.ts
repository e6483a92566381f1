import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { Results } from '@sunflower/grading';
import { isoTime, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { ReleasedResultsDto } from './reporting.dto';

@ApiTags('reporting')
@MayDo('result.read')
@Controller('exams')
export class ReleasedResultsController {
  constructor(
    private readonly access: ExamAccess,
    private readonly results: Results,
  ) {}

  /** Whether results are released, and how they turned out; below the exam's organisation, only of one's own subtrees. */
  @Get(':examId/released-results')
  @Header('Cache-Control', 'no-store')
  async get(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<ReleasedResultsDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'result.read' });
    const released = await this.results.countReleased({ examId, organisationPaths: pathsOf(scope) });
    return released
      ? { releasedAt: isoTime(released.releasedAt), counts: released.counts }
      : { releasedAt: null, counts: null };
  }
}
