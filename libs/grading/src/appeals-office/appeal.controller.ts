import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { AppealDesk } from './appeal-desk';
import {
  AnswerAppealDto,
  AnsweredDto,
  AppealDetailDto,
  AppealListDto,
  AppealListQueryDto,
  NewAppealWindowDto,
} from './appeal.dto';

@ApiTags('appeals')
@Controller()
export class AppealController {
  constructor(private readonly desk: AppealDesk) {}

  @Get('exams/:examId/appeals')
  @MayDo('appeal.answer')
  list(
    @Param('examId') examId: string,
    @Query() query: AppealListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<AppealListDto> {
    return this.desk.list({ examId, query, staff });
  }

  @Put('exams/:examId/appeal-window')
  @MayDo('appeal.answer')
  setWindow(
    @Param('examId') examId: string,
    @Body() window: NewAppealWindowDto,
    @Staff() staff: StaffActor,
  ): Promise<AppealListDto> {
    return this.desk.setWindow({ examId, window, staff });
  }

  @Get('appeals/:id')
  @MayDo('appeal.answer')
  detail(@Param('id') appealId: string, @Staff() staff: StaffActor): Promise<AppealDetailDto> {
    return this.desk.detail({ appealId, staff });
  }

  @Post('appeals/:id/answer')
  @MayDo('appeal.answer')
  @HttpCode(200)
  answer(
    @Param('id') appealId: string,
    @Body() answer: AnswerAppealDto,
    @Staff() staff: StaffActor,
  ): Promise<AnsweredDto> {
    return this.desk.answer({ appealId, answer, staff });
  }
}
