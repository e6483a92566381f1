import type { ExamStage } from '@sunflower/exam';

/** The way of an exam, in the order of the work: 题库 → 组卷 → 锁定 → 场次 → 报名 → 准考证 → 开考 → 阅卷 → 发布 → 证书. */
export const EXAM_STEPS = [
  'bank',
  'plan',
  'lock',
  'sittings',
  'registration',
  'tickets',
  'sitting',
  'grading',
  'release',
  'certificates',
] as const;
export type ExamStep = (typeof EXAM_STEPS)[number];

export interface ExamFacts {
  stage: ExamStage;
  /** Published questions of its bank. */
  stock: number;
  itemCount: number;
  sittings: number;
  /** People, in the reader's reach. */
  registered: number;
  ticketsExported: boolean;
  /** Sessions that have ended and have no result yet. */
  ungraded: number;
  certificates: number;
}

export interface ExamSteps {
  done: ExamStep[];
  /** The next one; null when all is done. */
  current: ExamStep | null;
}

export function stepsOf(facts: ExamFacts): ExamSteps {
  const done = EXAM_STEPS.filter((step) => isMet({ step, facts }));
  return { done, current: EXAM_STEPS.find((step) => !done.includes(step)) ?? null };
}

const BEGUN: readonly ExamStage[] = ['running', 'awaiting_release', 'released'];

function isMet({ step, facts }: { step: ExamStep; facts: ExamFacts }): boolean {
  const { stage } = facts;
  const isOver = stage === 'awaiting_release' || stage === 'released';
  switch (step) {
    case 'bank':
      return stage !== 'draft' || facts.stock >= facts.itemCount;
    case 'plan':
      return facts.itemCount > 0;
    case 'lock':
      return stage !== 'draft';
    case 'sittings':
      return facts.sittings > 0;
    case 'registration':
      return facts.registered > 0;
    case 'tickets':
      // Nobody prints tickets after the bell.
      return facts.ticketsExported || BEGUN.includes(stage);
    case 'sitting':
      return isOver;
    case 'grading':
      return isOver && facts.ungraded === 0;
    case 'release':
      return stage === 'released';
    case 'certificates':
      // They are issued with the release; where nobody passed there is none.
      return stage === 'released';
  }
}
