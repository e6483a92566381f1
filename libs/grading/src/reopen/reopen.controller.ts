import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SessionDesk, SessionDetailDto } from '@sunflower/exam-session';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { ReopenAndSetAside } from './reopen-and-set-aside';
import { ReopenSessionDto } from './reopen.dto';

@ApiTags('grading')
@Controller('sessions')
export class ReopenController {
  constructor(
    private readonly desk: SessionDesk,
    private readonly reopening: ReopenAndSetAside,
  ) {}

  @Post(':id/reopen')
  @MayDo('session.reopen')
  @HttpCode(200)
  async reopen(
    @Param('id') sessionId: string,
    @Body() { reason, deadlineAt }: ReopenSessionDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    const session = await this.desk.requireReach({ sessionId, staff, act: 'session.reopen' });
    await this.reopening.reopen({ session, deadlineAtMs: Date.parse(deadlineAt), staffId: staff.staffId, reason });
    return this.desk.detail({ sessionId, staff });
  }
}
