import { Badge } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { examListDictionaries } from '../exam/exam-list-text';

type Stage = Schemas['ExamDto']['stage'];

const DOTS: Record<Stage, 'default' | 'processing' | 'warning' | 'success'> = {
  draft: 'default',
  scheduled: 'default',
  running: 'processing',
  awaiting_release: 'warning',
  released: 'success',
};

/** The stage of an exam as a badge. */
export function ExamStageTag({ stage }: { stage: Stage }) {
  const t = useDictionary(examListDictionaries);
  return <Badge status={DOTS[stage]} text={t(stage)} />;
}
