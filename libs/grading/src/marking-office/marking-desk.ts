import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import type { StaffActor } from '@sunflower/platform';
import { AllotQuestions } from '../marking/allot-questions';
import { MarkingPlans } from '../marking/marking-plans';
import { SettleScripts } from '../marking/settle-scripts';
import { MarkingOverview } from './marking-overview';
import type { AllotmentDto, MarkingClosedDto, MarkingOverviewDto, MarkingPlanDto, RubricDto } from './marking.dto';

interface ActOnExam {
  examId: string;
  staff: StaffActor;
}

/** The administrators' edge of marking; their role must reach the whole exam. */
@Injectable()
export class MarkingDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly plans: MarkingPlans,
    private readonly allotting: AllotQuestions,
    private readonly settling: SettleScripts,
    private readonly overviews: MarkingOverview,
  ) {}

  async overview(act: ActOnExam): Promise<MarkingOverviewDto> {
    await this.require(act);
    return this.overviews.of(act.examId);
  }

  async plan({ plan, ...act }: ActOnExam & { plan: MarkingPlanDto }): Promise<MarkingOverviewDto> {
    await this.require(act);
    const { markers, tolerancePercent, lots } = plan;
    await this.plans.change({ ...act, markers, tolerancePercent, lots });
    return this.overviews.of(act.examId);
  }

  async rubric({
    rubric: { questionVersionId, criteria, guidance },
    ...act
  }: ActOnExam & { rubric: RubricDto }): Promise<MarkingOverviewDto> {
    await this.require(act);
    await this.plans.setRubric({
      ...act,
      questionVersionId,
      rubric: {
        criteria: criteria.map(({ title, description, maxPoints }) => ({
          title: title.trim(),
          description: description.trim(),
          millipoints: Math.round(maxPoints * 1000),
        })),
        guidance: guidance.trim(),
      },
    });
    return this.overviews.of(act.examId);
  }

  async allot({
    allotment: { questionVersionId, lot, staffIds },
    ...act
  }: ActOnExam & { allotment: AllotmentDto }): Promise<MarkingOverviewDto> {
    await this.require(act);
    await this.allotting.allot({ ...act, questionVersionId, lot, staffIds });
    return this.overviews.of(act.examId);
  }

  async close({ reason, ...act }: ActOnExam & { reason: string }): Promise<MarkingClosedDto> {
    await this.require(act);
    return this.settling.close({ ...act, reason: reason.trim() });
  }

  private async require({ examId, staff }: ActOnExam): Promise<void> {
    await this.access.exam({ staff, examId, act: 'marking.arrange' });
  }
}
