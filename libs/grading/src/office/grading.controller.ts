import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodyLimit, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import {
  AcceptedLateResponsesDto,
  AcceptLateResponsesDto,
  CreateGradingRunDto,
  DifferenceQueryDto,
  GradingReasonDto,
  GradingRunDto,
  GradingRunListDto,
  ReleaseDto,
  RunDifferenceDto,
  WaitingQueryDto,
  WaitingSessionListDto,
} from './grading.dto';
import { GradingDesk } from './grading-desk';

// 500 overrides, each possibly with a key.
const OVERRIDES = { kilobytes: 512, values: 10_000, listLength: 500 };

@ApiTags('grading')
@Controller()
export class GradingController {
  constructor(private readonly desk: GradingDesk) {}

  @Get('exams/:examId/grading-runs')
  @MayDo('run.read')
  async list(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<GradingRunListDto> {
    return { runs: await this.desk.list({ examId, staff }) };
  }

  @Post('exams/:examId/grading-runs')
  @MayDo('run.make')
  @BodyLimit(OVERRIDES)
  create(
    @Param('examId') examId: string,
    @Body() order: CreateGradingRunDto,
    @Staff() staff: StaffActor,
  ): Promise<GradingRunDto> {
    return this.desk.create({ examId, order, staff });
  }

  @Get('grading-runs/:id')
  @MayDo('run.read')
  detail(@Param('id') runId: string, @Staff() staff: StaffActor): Promise<GradingRunDto> {
    return this.desk.detail({ runId, staff });
  }

  @Get('grading-runs/:id/difference')
  @MayDo('run.read')
  difference(
    @Param('id') runId: string,
    @Query() { limit }: DifferenceQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<RunDifferenceDto> {
    return this.desk.difference({ runId, limit, staff });
  }

  @Post('grading-runs/:id/release')
  @MayDo('run.release')
  @HttpCode(200)
  release(
    @Param('id') runId: string,
    @Body() { reason }: GradingReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<ReleaseDto> {
    return this.desk.release({ runId, reason, staff });
  }

  /** The sessions with late responses that are not accepted yet. */
  @Get('exams/:examId/late-responses')
  @MayDo('late-responses.read')
  waiting(
    @Param('examId') examId: string,
    @Query() { after }: WaitingQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<WaitingSessionListDto> {
    return this.desk.waitingLateResponses({ examId, after, staff });
  }

  /** Accepts the late responses of all given sessions in one grading run. */
  @Post('exams/:examId/late-responses/accept')
  @MayDo('late-responses.accept')
  @HttpCode(200)
  acceptLateResponses(
    @Param('examId') examId: string,
    @Body() order: AcceptLateResponsesDto,
    @Staff() staff: StaffActor,
  ): Promise<AcceptedLateResponsesDto> {
    return this.desk.acceptLateResponses({ examId, order, staff });
  }
}
