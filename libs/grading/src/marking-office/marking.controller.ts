import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodyLimit, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { JudgingDesk } from './judging-desk';
import { MarkerDesk } from './marker-desk';
import { MarkingDesk } from './marking-desk';
import {
  AllotmentDto,
  CloseMarkingDto,
  DecisionDto,
  JudgedScriptDto,
  MarkDto,
  MarkingClosedDto,
  MarkingOverviewDto,
  MarkingPlanDto,
  NextScriptDto,
  OwnMarkedListDto,
  OwnWorkDto,
  RubricDto,
  ScriptDto,
  ScriptListDto,
  ScriptListQueryDto,
  ScriptTurnDto,
} from './marking.dto';

// Twenty criteria with their descriptions, and 10,000 characters of guidance.
const RUBRIC = { kilobytes: 96 };

/** Routes of markers. They tell scripts and the marker's own marks, never the writer. */
@ApiTags('marking')
@Controller()
export class MarkerController {
  constructor(private readonly desk: MarkerDesk) {}

  @Get('marking/work')
  @MayDo('essay.mark')
  work(@Staff() staff: StaffActor): Promise<OwnWorkDto> {
    return this.desk.work(staff);
  }

  @Post('exams/:examId/marking/next')
  @MayDo('essay.mark')
  @HttpCode(200)
  next(
    @Param('examId') examId: string,
    @Body() { questionVersionId }: NextScriptDto,
    @Staff() staff: StaffActor,
  ): Promise<ScriptTurnDto> {
    return this.desk.next({ examId, questionVersionId: questionVersionId ?? null, staff });
  }

  @Get('exams/:examId/marking/own-marks')
  @MayDo('essay.mark')
  ownMarks(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<OwnMarkedListDto> {
    return this.desk.ownMarks({ examId, staff });
  }

  @Get('marking/scripts/:id')
  @MayDo('essay.mark')
  script(@Param('id') scriptId: string, @Staff() staff: StaffActor): Promise<ScriptDto> {
    return this.desk.script({ scriptId, staff });
  }

  @Put('marking/scripts/:id/mark')
  @MayDo('essay.mark')
  mark(@Param('id') scriptId: string, @Body() mark: MarkDto, @Staff() staff: StaffActor): Promise<ScriptDto> {
    return this.desk.mark({ scriptId, mark, staff });
  }
}

/** Routes of administrators: rules, rubrics, assignments, progress, decisions and closing. */
@ApiTags('marking')
@Controller()
export class MarkingController {
  constructor(
    private readonly desk: MarkingDesk,
    private readonly judging: JudgingDesk,
  ) {}

  @Get('exams/:examId/marking')
  @MayDo('marking.arrange')
  overview(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<MarkingOverviewDto> {
    return this.desk.overview({ examId, staff });
  }

  @Put('exams/:examId/marking/plan')
  @MayDo('marking.arrange')
  plan(
    @Param('examId') examId: string,
    @Body() plan: MarkingPlanDto,
    @Staff() staff: StaffActor,
  ): Promise<MarkingOverviewDto> {
    return this.desk.plan({ examId, plan, staff });
  }

  @Put('exams/:examId/marking/rubric')
  @MayDo('marking.arrange')
  @BodyLimit(RUBRIC)
  rubric(
    @Param('examId') examId: string,
    @Body() rubric: RubricDto,
    @Staff() staff: StaffActor,
  ): Promise<MarkingOverviewDto> {
    return this.desk.rubric({ examId, rubric, staff });
  }

  @Put('exams/:examId/marking/allotment')
  @MayDo('marking.arrange')
  allot(
    @Param('examId') examId: string,
    @Body() allotment: AllotmentDto,
    @Staff() staff: StaffActor,
  ): Promise<MarkingOverviewDto> {
    return this.desk.allot({ examId, allotment, staff });
  }

  @Get('exams/:examId/marking/scripts')
  @MayDo('marking.arrange')
  scripts(
    @Param('examId') examId: string,
    @Query() query: ScriptListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<ScriptListDto> {
    return this.judging.scripts({ examId, query, staff });
  }

  @Get('marking/scripts/:id/marks')
  @MayDo('marking.arrange')
  judged(@Param('id') scriptId: string, @Staff() staff: StaffActor): Promise<JudgedScriptDto> {
    return this.judging.judged({ scriptId, staff });
  }

  @Post('marking/scripts/:id/decide')
  @MayDo('marking.arrange')
  @HttpCode(200)
  decide(
    @Param('id') scriptId: string,
    @Body() decision: DecisionDto,
    @Staff() staff: StaffActor,
  ): Promise<JudgedScriptDto> {
    return this.judging.decide({ scriptId, decision, staff });
  }

  @Post('exams/:examId/marking/close')
  @MayDo('marking.arrange')
  @HttpCode(200)
  close(
    @Param('examId') examId: string,
    @Body() { reason }: CloseMarkingDto,
    @Staff() staff: StaffActor,
  ): Promise<MarkingClosedDto> {
    return this.desk.close({ examId, reason, staff });
  }
}
