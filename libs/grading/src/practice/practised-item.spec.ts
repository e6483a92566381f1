import type { PoolQuestion, QuestionType } from '@sunflower/question-bank';
import { practisedOrder } from './practised-item';

const question = (content: Partial<PoolQuestion> & { type: QuestionType }): PoolQuestion => ({
  versionId: 'version-1',
  questionId: 'question-1',
  questionCode: 'S-1',
  domainCode: 'sleep',
  format: null,
  stem: '测试题干',
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
});

/** The orders that some seeds give, as text. */
const ordersOf = (content: Partial<PoolQuestion> & { type: QuestionType }): Set<string> =>
  new Set(
    Array.from({ length: 20 }, (_, seed) =>
      practisedOrder({ question: question(content), seed: String(seed) }).join(''),
    ),
  );

describe('the order of options in practice', () => {
  it('differs from draw to draw, and is the same for one draw', () => {
    expect(ordersOf({ type: 'single_choice' }).size).toBeGreaterThan(1);
    const asked = { question: question({ type: 'single_choice' }), seed: 'one' };
    expect(practisedOrder(asked)).toEqual(practisedOrder(asked));
  });

  it('is as authored where the author fixed it, and for true and false', () => {
    expect(ordersOf({ type: 'single_choice', fixedOptionOrder: true })).toEqual(new Set(['0123']));
    expect(ordersOf({ type: 'true_false', options: ['对', '错'] })).toEqual(new Set(['01']));
  });

  it('never gives away what is to be put in order or matched, although the author fixed it', () => {
    for (const type of ['ordering', 'matching'] as const)
      expect(ordersOf({ type, fixedOptionOrder: true }).size).toBeGreaterThan(1);
  });

  it('is one for all questions that share their options', () => {
    const of = (versionId: string, format: 'A3' | 'B1') =>
      [1, 2, 3, 4, 5].map((seed) =>
        practisedOrder({
          question: question({
            type: 'single_choice',
            versionId,
            stimulus: { id: 'group-1', text: '共用备选答案', format },
          }),
          seed: String(seed),
        }),
      );
    expect(of('version-1', 'B1')).toEqual(of('version-2', 'B1'));
    expect(of('version-1', 'A3')).not.toEqual(of('version-2', 'A3'));
  });
});
