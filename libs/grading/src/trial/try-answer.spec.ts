import { WrongKey } from '../override/key-form';
import { tryAnswer } from './try-answer';

const options = ['一', '二', '三', '四', '五'];

describe('tryAnswer', () => {
  it('returns the share earned under each policy', () => {
    const question = { type: 'multiple_choice', options, prompts: [], blankCount: 0 } as const;
    expect(
      tryAnswer({
        question: { ...question, options: [...question.options], prompts: [] },
        key: { kind: 'choice', right: [0, 1, 2] },
        response: ['A', 'B', 'D'],
      }),
    ).toEqual([
      { policy: 'all_or_nothing', part: 0, parts: 3 },
      { policy: 'partial_no_wrong', part: 0, parts: 3 },
      { policy: 'proportional', part: 1, parts: 3 },
      { policy: 'negative_marking', part: 1, parts: 3 },
    ]);
  });

  it('reads the answer as grading does', () => {
    const question = { type: 'fill_in', options: [], prompts: [], blankCount: 1 } as const;
    const tried = tryAnswer({
      question: { ...question, options: [], prompts: [] },
      key: { kind: 'fill_in', blanks: [['维生素 D']] },
      response: ['维生素D'],
    });
    expect(tried).toContainEqual({ policy: 'all_or_nothing', part: 1, parts: 1 });
  });

  it('refuses a key that does not fit the question', () => {
    const question = { type: 'single_choice', options, prompts: [], blankCount: 0 } as const;
    const key = { kind: 'choice', right: [7] };
    expect(
      tryAnswer({ question: { ...question, options: [...question.options], prompts: [] }, key, response: 'A' }),
    ).toBeInstanceOf(WrongKey);
  });
});
