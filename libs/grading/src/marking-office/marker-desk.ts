import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { isoTime, type StaffActor } from '@sunflower/platform';
import { lotOf, MarkScripts, type ScriptAtHand } from '../marking/mark-scripts';
import { ScriptNotFound } from '../marking/marking.errors';
import { MarkingPlans } from '../marking/marking-plans';
import { MarkingListRepository } from './marking-list.repository';
import type { MarkDto, OwnExamDto, OwnMarkedListDto, OwnWorkDto, ScriptDto, ScriptTurnDto } from './marking.dto';
import { labelOf, toMillipoints, toQuestionView, toScriptView } from './script-views';

const QUESTIONS_SHOWN = 200;
const MARKS_SHOWN = 50;

/** The marker's edge. The assignment gives the right, wherever the marker's role is held. */
@Injectable()
export class MarkerDesk {
  constructor(
    private readonly exams: LockedExams,
    private readonly plans: MarkingPlans,
    private readonly marking: MarkScripts,
    private readonly lists: MarkingListRepository,
  ) {}

  async work({ staffId }: StaffActor): Promise<OwnWorkDto> {
    const exams = new Map<string, OwnExamDto>();
    for (const { examId, ...counts } of await this.lists.ownQuestions({ staffId, limit: QUESTIONS_SHOWN })) {
      const exam = await this.exams.get(examId);
      const own = exams.get(examId) ?? { examId, examTitle: exam.title, questions: [] };
      const { stem } = toQuestionView({ exam, questionVersionId: counts.questionVersionId });
      own.questions.push({ ...counts, stem });
      exams.set(examId, own);
    }
    return { exams: [...exams.values()] };
  }

  async next({
    examId,
    questionVersionId,
    staff,
  }: {
    examId: string;
    questionVersionId: string | null;
    staff: StaffActor;
  }): Promise<ScriptTurnDto> {
    const atHand = await this.marking.next({ examId, questionVersionId, staff });
    return { script: atHand && (await this.view(atHand)) };
  }

  async script(asked: { scriptId: string; staff: StaffActor }): Promise<ScriptDto> {
    return this.view(await this.marking.atHand(asked));
  }

  async mark({
    scriptId,
    mark: { revision, points, remark },
    staff,
  }: {
    scriptId: string;
    mark: MarkDto;
    staff: StaffActor;
  }): Promise<ScriptDto> {
    return this.view(
      await this.marking.give({ scriptId, staff, revision, points: toMillipoints(points), remark: remark.trim() }),
    );
  }

  async ownMarks({ examId, staff: { staffId } }: { examId: string; staff: StaffActor }): Promise<OwnMarkedListDto> {
    const marks = await this.lists.ownMarks({ examId, staffId, limit: MARKS_SHOWN });
    if (marks.length === 0 && (await this.plans.allottedTo({ examId, staffId })).length === 0)
      throw new ScriptNotFound();
    const { lots } = await this.plans.planOf(examId);
    return {
      items: marks.map((mark) => ({
        scriptId: mark.scriptId,
        label: labelOf(mark.scriptId),
        lot: lotOf(mark, lots),
        questionVersionId: mark.questionVersionId,
        points: mark.totalMillipoints / 1000,
        markedAt: isoTime(mark.markedAt),
        settled: mark.state === 'settled',
      })),
    };
  }

  private async view(atHand: ScriptAtHand): Promise<ScriptDto> {
    const { examId, questionVersionId } = atHand.script;
    const [exam, rubric, { lots }] = await Promise.all([
      this.exams.get(examId),
      this.plans.rubricOf({ examId, questionVersionId }),
      this.plans.planOf(examId),
    ]);
    return toScriptView({ atHand, exam, rubric, lots });
  }
}
