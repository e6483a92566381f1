import { MULTIPLE_CHOICE_POLICIES } from '@sunflower/exam';
import { POLICY_EXAMPLES, SCORING_POLICIES } from '../../apps/web/src/console/pages/exams/scoring-policy-text';
import { tryAnswer } from '../../libs/grading/src/trial/try-answer';

const POINTS = 3;
const question = {
  type: 'multiple_choice' as const,
  options: ['一', '二', '三', '四', '五'],
  prompts: [],
  blankCount: 0,
};

describe('the scoring policies on the screen', () => {
  it('are those of exams, in the same order', () => {
    expect(SCORING_POLICIES).toEqual([...MULTIPLE_CHOICE_POLICIES]);
  });

  it('have examples that match the scoring', () => {
    for (const policy of SCORING_POLICIES)
      for (const [letters, points] of Object.entries(POLICY_EXAMPLES[policy])) {
        const shares = tryAnswer({ question, key: { kind: 'choice', right: [0, 1, 2] }, response: [...letters] });
        const share = Array.isArray(shares) ? shares.find((one) => one.policy === policy) : undefined;
        expect([policy, letters, (POINTS * share!.part) / share!.parts]).toEqual([policy, letters, points]);
      }
  });
});
