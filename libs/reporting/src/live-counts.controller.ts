import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { LiveCountsCache } from './live-counts';
import { LiveCountsDto } from './reporting.dto';

@ApiTags('reporting')
@MayDo('session.list')
@Controller('exams')
export class LiveCountsController {
  constructor(
    private readonly access: ExamAccess,
    private readonly liveCounts: LiveCountsCache,
  ) {}

  /** Counts by state while the exam runs. Staff below the exam's organisation see only their own subtrees. */
  @Get(':examId/live-counts')
  @Header('Cache-Control', 'no-store')
  async get(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<LiveCountsDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'session.list' });
    return this.liveCounts.get({ examId, paths: pathsOf(scope) });
  }
}
