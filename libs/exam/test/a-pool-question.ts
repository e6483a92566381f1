import type { PoolQuestion } from '@sunflower/question-bank';

let made = 0;

/** A published single-choice question of domain `nutrition`, outside a group; pass only the fields that matter. */
export function aPoolQuestion(content: Partial<PoolQuestion> = {}): PoolQuestion {
  made += 1;
  const number = String(made).padStart(4, '0');
  return {
    versionId: `version-${number}`,
    questionId: `question-${number}`,
    questionCode: `TEST-${number}`,
    domainCode: 'nutrition',
    type: 'single_choice',
    format: 'A1',
    stem: `测试题${number}`,
    furtherCase: null,
    options: ['甲', '乙', '丙', '丁'],
    prompts: [],
    blankCount: 0,
    key: { kind: 'choice', right: [0] },
    fixedOptionOrder: false,
    stimulus: null,
    groupPosition: null,
    difficulty: 3,
    rationale: null,
    knowledgePoint: '测试',
    ...content,
  };
}

export const severalPoolQuestions = ({
  count,
  ...content
}: Partial<PoolQuestion> & { count: number }): PoolQuestion[] =>
  Array.from({ length: count }, () => aPoolQuestion(content));

/** Questions that share one case. */
export function aGroup({ size, ...content }: Partial<PoolQuestion> & { size: number }): PoolQuestion[] {
  made += 1;
  const stimulus = { id: `stimulus-${made}`, text: '测试病例', format: 'A3' as const };
  return Array.from({ length: size }, (_, index) =>
    aPoolQuestion({ format: 'A3', stimulus, groupPosition: index + 1, ...content }),
  );
}
