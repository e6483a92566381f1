import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExamAccess } from '@sunflower/exam';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { PurgeRehearsal } from './purge-rehearsal';
import { PurgeRehearsalDto } from './reporting.dto';

@ApiTags('reporting')
@MayDo('exam.purge')
@Controller('exams')
export class PurgeController {
  constructor(
    private readonly access: ExamAccess,
    private readonly purging: PurgeRehearsal,
  ) {}

  /** Deletes a rehearsal with everything made from it; answers when done. After an interruption, ask again. */
  @Post(':examId/purge')
  @HttpCode(204)
  async purge(
    @Param('examId') examId: string,
    @Staff() staff: StaffActor,
    @Body() body?: PurgeRehearsalDto,
  ): Promise<void> {
    const { exam } = await this.access.exam({ staff, examId, act: 'exam.purge' });
    await this.purging.purge({ exam, staffId: staff.staffId, reason: body?.reason ?? null });
  }
}
