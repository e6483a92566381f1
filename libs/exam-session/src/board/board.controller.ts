import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import type { FastifyReply } from 'fastify';
import { BoardDesk } from './board-desk';
import { BoardDto, BoardQueryDto, BoardStreamQueryDto } from './board.dto';

/** The live board of an exam, as one reply or as a stream. */
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

  /**
   * Server-sent events: `board` (the whole board) once, then `change` (the difference) every second, `again` at the
   * end. OpenAPI cannot describe a stream.
   */
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
