import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ExamAccess, ExamNotLocked } from '@sunflower/exam';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { RetentionKindNotFound } from '../reporting.errors';
import { PlanErasing } from './plan-erasing';
import { ReadRetention } from './read-retention';
import { PlanErasingDto, RetentionDto, RetentionReasonDto } from './retention.dto';
import { isRetentionKind, RETENTION_KINDS, type RetentionKind } from './retention-kind';

/** How long which data of an exam is kept. */
@ApiTags('reporting')
@Controller('exams/:examId/retention')
export class RetentionController {
  constructor(
    private readonly access: ExamAccess,
    private readonly reading: ReadRetention,
    private readonly planning: PlanErasing,
  ) {}

  /** By kind: what is there, what is planned, and why nothing can be erased now. Erases nothing. */
  @Get()
  @MayDo('retention.read')
  async read(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<RetentionDto> {
    await this.access.exam({ staff, examId, act: 'retention.read' });
    return this.reading.read(examId);
  }

  /** Plans the erasing, and replaces an earlier plan. */
  @Put(':kind')
  @MayDo('retention.change')
  @ApiParam({ name: 'kind', enum: RETENTION_KINDS })
  async set(
    @Param('examId') examId: string,
    @Param('kind') kindText: string,
    @Body() { eraseAfter, reason }: PlanErasingDto,
    @Staff() staff: StaffActor,
  ): Promise<RetentionDto> {
    const { exam } = await this.access.exam({ staff, examId, act: 'retention.change' });
    const kind = kindOf(kindText);
    if (exam.state !== 'locked') throw new ExamNotLocked({ examId });
    const { staffId } = staff;
    await this.planning.set({ examId, kind, staffId, reason, eraseAfterMs: Date.parse(eraseAfter) });
    return this.reading.read(examId);
  }

  /** Until the erasing has begun. */
  @Post(':kind/take-back')
  @HttpCode(200)
  @MayDo('retention.change')
  @ApiParam({ name: 'kind', enum: RETENTION_KINDS })
  async takeBack(
    @Param('examId') examId: string,
    @Param('kind') kindText: string,
    @Body() { reason }: RetentionReasonDto,
    @Staff() staff: StaffActor,
  ): Promise<RetentionDto> {
    await this.access.exam({ staff, examId, act: 'retention.change' });
    await this.planning.takeBack({ examId, kind: kindOf(kindText), staffId: staff.staffId, reason });
    return this.reading.read(examId);
  }
}

/** @throws RetentionKindNotFound */
function kindOf(text: string): RetentionKind {
  if (!isRetentionKind(text)) throw new RetentionKindNotFound();
  return text;
}
