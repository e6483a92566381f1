import type { LockedExam } from '@sunflower/exam';
import { isoTimeOrNull } from '@sunflower/platform';
import { stemWithPart } from '@sunflower/question-bank';
import { lotOf, type ScriptAtHand } from '../marking/mark-scripts';
import type { Criterion, Rubric } from '../marking/rubric';
import type { CriterionDto, ScriptCountsDto, ScriptDto } from './marking.dto';

/** The end of the id is random. */
export const labelOf = (scriptId: string): string => scriptId.slice(-6).toUpperCase();

export const toCriterion = ({ millipoints, ...criterion }: Criterion): CriterionDto => ({
  ...criterion,
  maxPoints: millipoints / 1000,
});

export const toRubricView = ({ criteria, guidance }: Rubric): { criteria: CriterionDto[]; guidance: string } => ({
  criteria: criteria.map(toCriterion),
  guidance,
});

export const toPoints = (millipoints: readonly number[]): number[] => millipoints.map((one) => one / 1000);

export const toMillipoints = (points: readonly number[]): number[] => points.map((one) => Math.round(one * 1000));

/** What is asked of who wrote it. */
export function toQuestionView({
  exam: { pool },
  questionVersionId,
}: {
  exam: Pick<LockedExam, 'pool'>;
  questionVersionId: string;
}): { stem: string; stimulus: string | null } {
  const question = pool.get(questionVersionId);
  return { stem: question ? stemWithPart(question) : '', stimulus: question?.stimulus?.text ?? null };
}

export function toScriptView({
  atHand: { script, own },
  exam,
  rubric,
  lots,
}: {
  atHand: ScriptAtHand;
  exam: LockedExam;
  rubric: Rubric;
  lots: number;
}): ScriptDto {
  const { id, examId, questionVersionId, essay, state } = script;
  return {
    id,
    label: labelOf(id),
    lot: lotOf(script, lots),
    examId,
    examTitle: exam.title,
    questionVersionId,
    ...toQuestionView({ exam, questionVersionId }),
    essay,
    ...toRubricView(rubric),
    own: {
      revision: own?.revision ?? 0,
      points: own?.points ? toPoints(own.points) : null,
      remark: own?.remark ?? '',
      markedAt: isoTimeOrNull(own?.markedAt ?? null),
    },
    settled: state === 'settled',
  };
}

export const noScripts = (): ScriptCountsDto => ({ open: 0, complete: 0, disputed: 0, settled: 0 });
