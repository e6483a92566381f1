import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { MarkingBegun, QuestionNotMarked } from './marking.errors';
import { MarkingPlanRepository } from './marking-plan.repository';
import type { MarkingAllotment, MarkingPlan } from './marking-plan.entity';
import { MarkingRepository } from './marking.repository';
import { markedVersions, rubricOfWhole, type Rubric } from './rubric';

interface ActOnExam {
  examId: string;
  staff: Pick<StaffActor, 'staffId'>;
}

type QuestionOfExam = Pick<MarkingAllotment, 'examId' | 'questionVersionId'>;
type Plan = Pick<MarkingPlan, 'markers' | 'tolerancePercent' | 'lots'>;

/** Marking rules and rubrics of an exam; each change has an audit row. The caller has checked the permission. */
@Injectable()
export class MarkingPlans {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly exams: LockedExams,
    private readonly repository: MarkingPlanRepository,
    private readonly scripts: MarkingRepository,
  ) {}

  planOf(examId: string): Promise<Plan> {
    return this.repository.planOf(examId);
  }

  allottedTo(marker: Pick<MarkingAllotment, 'examId' | 'staffId'>): Promise<MarkingAllotment[]> {
    return this.repository.allottedTo(marker);
  }

  /** @throws QuestionNotMarked */
  async rubricOf({ examId, questionVersionId }: QuestionOfExam): Promise<Rubric> {
    const millipoints = markedVersions(await this.exams.get(examId)).get(questionVersionId);
    if (millipoints === undefined) throw new QuestionNotMarked();
    return (await this.repository.findRubric({ examId, questionVersionId })) ?? rubricOfWhole(millipoints);
  }

  /** @throws MarkingBegun */
  async change({ examId, staff, ...plan }: ActOnExam & Plan): Promise<void> {
    await this.database.transaction(async () => {
      await this.repository.lockExam(examId);
      if (await this.scripts.hasMarks(examId)) throw new MarkingBegun();
      await this.repository.setPlan({ examId, ...plan, changedAt: this.clock.now() });
      await this.record({ act: { examId, staff }, action: 'marking.planned', details: plan });
    });
  }

  /** @throws QuestionNotMarked, MarkingBegun */
  async setRubric({
    examId,
    questionVersionId,
    rubric: { criteria, guidance },
    staff,
  }: ActOnExam & QuestionOfExam & { rubric: Rubric }): Promise<void> {
    if (!markedVersions(await this.exams.get(examId)).has(questionVersionId)) throw new QuestionNotMarked();
    await this.database.transaction(async () => {
      await this.repository.lockExam(examId);
      if (await this.scripts.hasMarks(examId, questionVersionId)) throw new MarkingBegun();
      await this.repository.setRubric({
        examId,
        questionVersionId,
        criteria,
        guidance,
        changedAt: this.clock.now(),
      });
      await this.record({
        act: { examId, staff },
        action: 'marking.rubric-set',
        details: { questionVersionId, millipoints: criteria.map(({ millipoints }) => millipoints) },
      });
    });
  }

  /** Returns question codes by version. */
  async questionCodes(examId: string): Promise<Map<string, string>> {
    const { pool } = await this.exams.get(examId);
    return new Map([...pool].map(([versionId, { questionCode }]) => [versionId, questionCode]));
  }

  private record({ act, action, details }: { act: ActOnExam; action: string; details: object }): Promise<void> {
    return this.audit.record({
      staffId: act.staff.staffId,
      action,
      subjectType: 'exam',
      subjectId: act.examId,
      reason: null,
      details,
    });
  }
}
