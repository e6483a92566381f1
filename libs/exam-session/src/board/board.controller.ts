import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import type { FastifyReply } from 'fastify';
import { BoardDesk } from './board-desk';
import { BoardDto, BoardQueryDto, BoardStreamQueryDto } from './board.dto';

/** Who is at what, and who needs somebody: asked for, or followed. */
@ApiTags('exam sessions')
@Controller('exams/:examId/board')
@MayDo('session.list')
export class BoardController {
  constructor(private readonly desk: BoardDesk) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  look(@Param('examId') examId: string, @Query() query: BoardQueryDto, @Staff() staff: StaffActor): Promise<BoardDto> {
    return this.desk.look({ examId, query, staff });
  }

  /** Server-sent events: `board` (all of it) once, then `change` (what has changed) every second, and `again` at the end. No request in the sense of OpenAPI. */
  @Get('events')
  @ApiExcludeEndpoint()
  watch(
    @Param('examId') examId: string,
    @Query() query: BoardStreamQueryDto,
    @Staff() staff: StaffActor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.desk.watch({ examId, query, staff, reply });
  }
}
