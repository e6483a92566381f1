import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayCall, Staff, type StaffActor, type StaffRole } from '@sunflower/platform';
import {
  ExtendSessionDto,
  SessionReasonDto,
  SessionDetailDto,
  SessionListDto,
  SessionListQueryDto,
} from './exam-session.dto';
import { SessionDesk } from './session-desk';
import { StaffActs } from './staff-acts';

const INVIGILATION: readonly StaffRole[] = ['administrator', 'invigilator'];
const ADMINISTRATION: readonly StaffRole[] = ['administrator'];

/** Invigilators help during the exam; what ends or undoes a session for good is the administrator's. */
@ApiTags('exam sessions')
@Controller()
@MayCall('administrator', 'invigilator')
export class ExamSessionController {
  constructor(
    private readonly desk: SessionDesk,
    private readonly acts: StaffActs,
  ) {}

  @Get('exams/:examId/sessions')
  list(
    @Param('examId') examId: string,
    @Query() query: SessionListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionListDto> {
    return this.desk.list({ examId, query, staff });
  }

  @Get('sessions/:id')
  detail(@Param('id') sessionId: string, @Staff() staff: StaffActor): Promise<SessionDetailDto> {
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/extend')
  @HttpCode(200)
  async extend(
    @Param('id') sessionId: string,
    @Body() { extraMinutes, reason }: ExtendSessionDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, roles: INVIGILATION });
    await this.acts.extend({ sessionId, staff, reason, extraMinutes });
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/lock')
  @HttpCode(200)
  async lock(
    @Param('id') sessionId: string,
    @Body() { reason }: SessionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, roles: INVIGILATION });
    await this.acts.lock({ sessionId, staff, reason });
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/unlock')
  @HttpCode(200)
  async unlock(
    @Param('id') sessionId: string,
    @Body() { reason }: SessionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, roles: INVIGILATION });
    await this.acts.unlock({ sessionId, staff, reason });
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/close')
  @HttpCode(200)
  async close(
    @Param('id') sessionId: string,
    @Body() { reason }: SessionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, roles: INVIGILATION });
    await this.acts.close({ sessionId, staff, reason });
    return this.desk.detail({ sessionId, staff });
  }

  @Post('sessions/:id/void')
  @HttpCode(200)
  async void(
    @Param('id') sessionId: string,
    @Body() { reason }: SessionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionDetailDto> {
    await this.desk.requireReach({ sessionId, staff, roles: ADMINISTRATION });
    await this.acts.void({ sessionId, staff, reason });
    return this.desk.detail({ sessionId, staff });
  }
}
