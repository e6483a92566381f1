import type { Schemas } from '../../../console-api';

export type ExamAct = Schemas['ExamDto']['acts'][number];

/** Whether the user may perform this action on the exam or on their own people in it. */
export const offers = ({ exam, act }: { exam: Pick<Schemas['ExamDto'], 'acts'>; act: ExamAct }): boolean =>
  exam.acts.includes(act);
