import type { Schemas } from '../../../console-api';

export type ExamAct = Schemas['ExamDto']['acts'][number];

/** Whether the caller may do it to this exam, or to people of their own in it: what they may not do is not offered. */
export const offers = ({ exam, act }: { exam: Pick<Schemas['ExamDto'], 'acts'>; act: ExamAct }): boolean =>
  exam.acts.includes(act);
