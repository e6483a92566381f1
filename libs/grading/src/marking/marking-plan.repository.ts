import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { MarkingAllotment, MarkingPlan, MarkingRubric } from './marking-plan.entity';
import { DEFAULT_PLAN } from './script-standing';

/** SQL on marking rules, rubrics and assignments. */
@Injectable()
export class MarkingPlanRepository {
  constructor(private readonly database: Database) {}

  async planOf(examId: string): Promise<Pick<MarkingPlan, 'markers' | 'tolerancePercent' | 'lots'>> {
    return (await this.database.repository(MarkingPlan).findOneBy({ examId })) ?? DEFAULT_PLAN;
  }

  /** Locks the exam until the end of the transaction. */
  async lockExam(examId: string): Promise<void> {
    await this.database.select(`SELECT id FROM exam WHERE id = ?${this.database.dialect.lockExclusive}`, [examId]);
  }

  async setPlan(plan: MarkingPlan): Promise<void> {
    await this.database.repository(MarkingPlan).delete({ examId: plan.examId });
    await this.database.repository(MarkingPlan).insert(plan);
  }

  rubricsOf(examId: string): Promise<MarkingRubric[]> {
    return this.database.repository(MarkingRubric).findBy({ examId });
  }

  findRubric(rubric: Pick<MarkingRubric, 'examId' | 'questionVersionId'>): Promise<MarkingRubric | null> {
    return this.database.repository(MarkingRubric).findOneBy(rubric);
  }

  async setRubric(rubric: MarkingRubric): Promise<void> {
    const { examId, questionVersionId } = rubric;
    await this.database.repository(MarkingRubric).delete({ examId, questionVersionId });
    await this.database.repository(MarkingRubric).insert(rubric as never);
  }

  allotmentsOf(examId: string): Promise<MarkingAllotment[]> {
    return this.database.repository(MarkingAllotment).find({
      where: { examId },
      order: { questionVersionId: 'ASC', lot: 'ASC', allottedAt: 'ASC', staffId: 'ASC' },
    });
  }

  allottedTo({ examId, staffId }: Pick<MarkingAllotment, 'examId' | 'staffId'>): Promise<MarkingAllotment[]> {
    return this.database.repository(MarkingAllotment).findBy({ examId, staffId });
  }

  /** Replaces the markers of one lot of one question. */
  async allot({
    staffIds,
    allottedAt,
    ...place
  }: Pick<MarkingAllotment, 'examId' | 'questionVersionId' | 'lot' | 'allottedAt'> & {
    staffIds: readonly string[];
  }): Promise<void> {
    await this.database.repository(MarkingAllotment).delete(place);
    if (staffIds.length === 0) return;
    await this.database.execute(
      `INSERT INTO marking_allotment (exam_id, question_version_id, lot, staff_id, allotted_at) VALUES ${placeholders({ rows: staffIds.length, columns: 5 })}`,
      staffIds.flatMap((staffId) => [place.examId, place.questionVersionId, place.lot, staffId, allottedAt]),
    );
  }
}
