import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import {
  ExtendSessionDto,
  SessionReasonDto,
  SessionDetailDto,
  SessionListDto,
  SessionListQueryDto,
} from './exam-session.dto';
import { SessionDesk } from './session-desk';
import { StaffActs } from './staff-acts';

/** Staff routes of sessions. Only the exam's administrators void a session; invigilators may do the other acts. */
@ApiTags('exam sessions')
@Controller()
export class ExamSessionController {
  constructor(
    private readonly desk: SessionDesk,
    private readonly acts: StaffActs,
  ) {}

  @Get('exams/:examId/sessions')
  @MayDo('session.list')
  list(
    @Param('examId') examId: string,
    @Query() query: SessionListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionListDto> {
    return this.desk.list({ examId, query, staff });
  }

  @Get('sessions/:id')
  @MayDo('session.read')
  detail(@Param('id') sessionId: string, @Staff() staff: StaffActor): Promise<SessionDetailDto> {
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/extend')
  @MayDo('session.extend')
  @HttpCode(200)
  async extend(
    @Param('id') sessionId: string,
    @Body() { extraMinutes, reason }: ExtendSessionDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    const session = await this.desk.requireReach({ sessionId, staff, act: 'session.extend' });
    const limitMinutes = await this.desk.addedLimitMinutes({ session, staff });
    await this.acts.extend({ sessionId, staff, reason, extraMinutes, limitMinutes });
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/lock')
  @MayDo('session.lock')
  @HttpCode(200)
  async lock(
    @Param('id') sessionId: string,
    @Body() { reason }: SessionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, act: 'session.lock' });
    await this.acts.lock({ sessionId, staff, reason });
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/unlock')
  @MayDo('session.unlock')
  @HttpCode(200)
  async unlock(
    @Param('id') sessionId: string,
    @Body() { reason }: SessionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, act: 'session.unlock' });
    await this.acts.unlock({ sessionId, staff, reason });
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/close')
  @MayDo('session.close')
  @HttpCode(200)
  async close(
    @Param('id') sessionId: string,
    @Body() { reason }: SessionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, act: 'session.close' });
    await this.acts.close({ sessionId, staff, reason });
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/void')
  @MayDo('session.void')
  @HttpCode(200)
  async void(
    @Param('id') sessionId: string,
    @Body() { reason }: SessionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, act: 'session.void' });
    await this.acts.void({ sessionId, staff, reason });
    return this.desk.detail({ sessionId, staff });
  }
}
