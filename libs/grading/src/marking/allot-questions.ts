import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { Markers } from './markers';
import { LotNotThere, QuestionNotMarked } from './marking.errors';
import { MarkingPlanRepository } from './marking-plan.repository';
import type { MarkingAllotment } from './marking-plan.entity';
import { markedVersions } from './rubric';

type Place = Pick<MarkingAllotment, 'examId' | 'questionVersionId' | 'lot'>;

/** Assigns a question, or one lot of it, to markers. The caller has checked the permission. */
@Injectable()
export class AllotQuestions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly exams: LockedExams,
    private readonly repository: MarkingPlanRepository,
    private readonly markers: Markers,
  ) {}

  /** Marks already given are kept. @throws QuestionNotMarked, LotNotThere, MarkerUnfit */
  async allot({
    staffIds: named,
    staff,
    ...place
  }: Place & { staffIds: readonly string[]; staff: Pick<StaffActor, 'staffId'> }): Promise<void> {
    const { examId, questionVersionId, lot } = place;
    const staffIds = [...new Set(named)];
    if (!markedVersions(await this.exams.get(examId)).has(questionVersionId)) throw new QuestionNotMarked();
    const { lots } = await this.repository.planOf(examId);
    if (lot > lots) throw new LotNotThere({ lots });
    await this.markers.requireActive(staffIds);
    await this.database.transaction(async () => {
      await this.repository.lockExam(examId);
      await this.repository.allot({ ...place, staffIds, allottedAt: this.clock.now() });
      await this.audit.record({
        staffId: staff.staffId,
        action: 'marking.allotted',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: { questionVersionId, lot, staffIds },
      });
    });
  }
}
