import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { Clock, isoTime } from '@sunflower/platform';
import { Markers } from '../marking/markers';
import { MarkingPlanRepository } from '../marking/marking-plan.repository';
import { MarkingRepository, type StateCount } from '../marking/marking.repository';
import { markedVersions, rubricOfWhole } from '../marking/rubric';
import { MarkingListRepository } from './marking-list.repository';
import type { LotCountsDto, MarkingOverviewDto, ScriptCountsDto } from './marking.dto';
import { noScripts, toQuestionView, toRubricView } from './script-views';

const HOUR_MS = 3_600_000;

/** How an exam is marked, and how far it is. */
@Injectable()
export class MarkingOverview {
  constructor(
    private readonly clock: Clock,
    private readonly exams: LockedExams,
    private readonly markers: Markers,
    private readonly plans: MarkingPlanRepository,
    private readonly scripts: MarkingRepository,
    private readonly lists: MarkingListRepository,
  ) {}

  /** @throws ExamNotLocked */
  async of(examId: string): Promise<MarkingOverviewDto> {
    const exam = await this.exams.get(examId);
    const { markers, tolerancePercent, lots } = await this.plans.planOf(examId);
    const [rubrics, allotments, counts, progress, begun] = await Promise.all([
      this.plans.rubricsOf(examId),
      this.plans.allotmentsOf(examId),
      this.scripts.countByState({ examId, lots }),
      this.lists.progressOfMarkers({ examId, sinceMs: this.clock.now() - HOUR_MS }),
      this.scripts.hasMarks(examId),
    ]);
    const names = await this.markers.namesOf([
      ...allotments.map(({ staffId }) => staffId),
      ...progress.map((one) => one.markerId),
    ]);
    const questions = [...markedVersions(exam)].map(([questionVersionId, millipoints]) => {
      const own = counts.filter((count) => count.questionVersionId === questionVersionId);
      return {
        questionVersionId,
        questionCode: exam.pool.get(questionVersionId)?.questionCode ?? '',
        stem: toQuestionView({ exam, questionVersionId }).stem,
        points: millipoints / 1000,
        ...toRubricView(
          rubrics.find((rubric) => rubric.questionVersionId === questionVersionId) ?? rubricOfWhole(millipoints),
        ),
        counts: sumOf(own),
        lots: lotsOf(own),
        markers: allotments
          .filter((allotment) => allotment.questionVersionId === questionVersionId)
          .map(({ lot, staffId }) => ({ lot, staffId, name: names.get(staffId) ?? '' })),
      };
    });
    return {
      plan: { markers, tolerancePercent, lots },
      begun,
      counts: sumOf(counts),
      questions,
      progress: progress.map(({ markerId, questionVersionId, marked, lately, lastMarkedAt, sumMillipoints }) => ({
        staffId: markerId,
        name: names.get(markerId) ?? '',
        questionVersionId,
        marked,
        lately,
        lastMarkedAt: isoTime(lastMarkedAt),
        meanPoints: Math.round(sumMillipoints / marked) / 1000,
      })),
    };
  }
}

function sumOf(counts: readonly StateCount[]): ScriptCountsDto {
  const sum = noScripts();
  for (const { state, scripts } of counts) sum[state] += scripts;
  return sum;
}

function lotsOf(counts: readonly StateCount[]): LotCountsDto[] {
  const lots = [...new Set(counts.map(({ lot }) => lot))].sort((one, other) => one - other);
  return lots.map((lot) => ({ lot, ...sumOf(counts.filter((count) => count.lot === lot)) }));
}
