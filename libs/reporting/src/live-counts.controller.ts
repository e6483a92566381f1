import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { MayCall, Staff, type StaffActor } from '@sunflower/platform';
import { LiveCountsCache } from './live-counts';
import { LiveCountsDto } from './reporting.dto';

@ApiTags('reporting')
@MayCall('administrator', 'invigilator')
@Controller('exams')
export class LiveCountsController {
  constructor(
    private readonly access: ExamAccess,
    private readonly liveCounts: LiveCountsCache,
  ) {}

  /** Counts by state while the exam runs; below the exam's organisation, only of one's own subtrees. */
  @Get(':id/live-counts')
  @Header('Cache-Control', 'no-store')
  async get(@Param('id') examId: string, @Staff() staff: StaffActor): Promise<LiveCountsDto> {
    const { scope } = await this.access.examInScope({ staff, examId, roles: ['administrator', 'invigilator'] });
    return this.liveCounts.get({ examId, paths: pathsOf(scope) });
  }
}
