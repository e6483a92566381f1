import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { BatchDesk } from './batch-desk';
import { BeginBatchDto, SessionBatchDto } from './session-batch.dto';

/** Begins acts on many sessions, which run in the background, and reports on them. */
@ApiTags('exam sessions')
@Controller()
@MayDo('session.batch')
export class SessionBatchController {
  constructor(private readonly desk: BatchDesk) {}

  @Post('exams/:examId/session-batches')
  begin(
    @Param('examId') examId: string,
    @Body() wish: BeginBatchDto,
    @Staff() staff: StaffActor,
  ): Promise<SessionBatchDto> {
    return this.desk.begin({ examId, wish, staff });
  }

  @Get('exams/:examId/session-batches')
  list(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<SessionBatchDto[]> {
    return this.desk.list({ examId, staff });
  }

  @Get('session-batches/:id')
  read(@Param('id') batchId: string, @Staff() staff: StaffActor): Promise<SessionBatchDto> {
    return this.desk.read({ batchId, staff });
  }
}
