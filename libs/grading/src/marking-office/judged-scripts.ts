import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { isoTime } from '@sunflower/platform';
import { Markers } from '../marking/markers';
import { MarkingPlans } from '../marking/marking-plans';
import { MarkingRepository } from '../marking/marking.repository';
import type { MarkingScript } from '../marking/marking-script.entity';
import { rubricMillipoints } from '../marking/rubric';
import type { JudgedScriptDto } from './marking.dto';
import { labelOf, toPoints, toQuestionView, toRubricView } from './script-views';

/** A script with its marks and what it counts, still without who wrote it. */
@Injectable()
export class JudgedScripts {
  constructor(
    private readonly exams: LockedExams,
    private readonly plans: MarkingPlans,
    private readonly scriptRows: MarkingRepository,
    private readonly markers: Markers,
  ) {}

  async of(script: MarkingScript): Promise<JudgedScriptDto> {
    const { id, examId, questionVersionId, state, essay } = script;
    const [exam, rubric, marks, settlements] = await Promise.all([
      this.exams.get(examId),
      this.plans.rubricOf({ examId, questionVersionId }),
      this.scriptRows.marksOf(id),
      this.scriptRows.settlementsOf(id),
    ]);
    const given = marks.filter(({ markedAt }) => markedAt !== null);
    const names = await this.markers.namesOf([
      ...given.map(({ markerId }) => markerId),
      ...settlements.map(({ settledBy }) => settledBy),
    ]);
    const rubricPoints = rubricMillipoints(rubric) / 1000;
    return {
      id,
      label: labelOf(id),
      examId,
      state,
      ...toQuestionView({ exam, questionVersionId }),
      essay,
      ...toRubricView(rubric),
      marks: given.map(({ place, markerId, points, totalMillipoints, remark, markedAt }) => ({
        place,
        markerName: names.get(markerId) ?? '',
        points: toPoints(points ?? []),
        total: Number(totalMillipoints) / 1000,
        remark,
        markedAt: isoTime(Number(markedAt)),
      })),
      settlements: settlements.map(({ revision, part, parts, reason, settledBy, settledAt }) => ({
        revision,
        points: (part * rubricPoints) / parts,
        reason,
        settledByName: names.get(settledBy) ?? '',
        settledAt: isoTime(settledAt),
      })),
    };
  }
}
