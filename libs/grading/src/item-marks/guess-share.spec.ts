import { itemScorer } from '../scoring/score-item';
import { NEWEST_RULES, rulesOfVersion } from '../scoring/rules-version/rules-version';
import { EVERYTHING } from '../scoring/share';
import { guessShare } from './guess-share';
import { chosenOptions } from './chosen-options';
import { MULTIPLE_CHOICE_POLICIES, type MultipleChoicePolicy } from '@sunflower/exam';
import type { QuestionKey, QuestionType } from '@sunflower/question-bank';

interface Guessed {
  type: QuestionType;
  key: QuestionKey;
  options?: number;
  prompts?: number;
  policy?: MultipleChoicePolicy;
}

const guessed = ({ type, key, options = 0, prompts = 0, policy = 'all_or_nothing' }: Guessed) =>
  guessShare({
    type,
    optionCount: options,
    promptCount: prompts,
    score: itemScorer({ versionId: 'v', type, key, policy, rules: rulesOfVersion(NEWEST_RULES) }),
  });

const two: QuestionKey = { kind: 'choice', right: [0, 2] };

describe('guessShare', () => {
  it('is one in the number of options, and one half for true or false', () => {
    expect(guessed({ type: 'single_choice', key: { kind: 'choice', right: [1] }, options: 5 })).toBe(0.2);
    expect(guessed({ type: 'true_false', key: { kind: 'choice', right: [0] }, options: 2 })).toBe(0.5);
  });

  // The 7 choices of A, B, C with the keys A and C: AC earns all; A and C earn half; B alone loses a half.
  const shares: Record<MultipleChoicePolicy, number> = {
    all_or_nothing: 1 / 7,
    partial_no_wrong: 2 / 7,
    proportional: 2 / 7,
    negative_marking: 1.5 / 7,
  };
  it.each(MULTIPLE_CHOICE_POLICIES)('is the average of all choices under the rule %s', (policy) => {
    expect(guessed({ type: 'multiple_choice', key: two, options: 3, policy })).toBeCloseTo(shares[policy], 12);
  });

  it('counts one option for each prompt and one order of all orders, and 0 where the answer is typed', () => {
    expect(
      guessed({ type: 'matching', key: { kind: 'matching', pairs: [1, 0, 2] }, options: 4, prompts: 3 }),
    ).toBeCloseTo(1 / 4, 12);
    expect(guessed({ type: 'ordering', key: { kind: 'ordering', order: [2, 0, 1] }, options: 3 })).toBeCloseTo(1 / 6);
    expect(guessed({ type: 'fill_in', key: { kind: 'fill_in', blanks: [['钙']] } })).toBe(0);
    expect(guessed({ type: 'numeric', key: { kind: 'numeric', value: '0', tolerance: '0' } })).toBe(0);
  });

  it('is the whole where everybody is awarded the points', () => {
    expect(guessShare({ type: 'numeric', optionCount: 0, promptCount: 0, score: () => EVERYTHING })).toBe(1);
  });

  it('is null where there are too many answers to score', () => {
    expect(guessed({ type: 'multiple_choice', key: two, options: 11 })).toBeNull();
    const order = [6, 5, 4, 3, 2, 1, 0];
    expect(guessed({ type: 'ordering', key: { kind: 'ordering', order }, options: 7 })).toBeNull();
  });
});

describe('chosenOptions', () => {
  const optionOrder = [2, 0, 1];

  it('returns the authored options, whatever order the paper showed them in', () => {
    expect(chosenOptions({ type: 'single_choice', optionOrder, response: 'A' })).toBe(0b100);
    expect(chosenOptions({ type: 'multiple_choice', optionOrder, response: ['B', 'C'] })).toBe(0b011);
  });

  it.each([null, undefined, []])('returns null for %j', (response) => {
    expect(chosenOptions({ type: 'multiple_choice', optionOrder, response })).toBeNull();
  });

  it('returns 0 for options that the paper does not show, and for typed answers', () => {
    expect(chosenOptions({ type: 'single_choice', optionOrder, response: 'D' })).toBe(0);
    expect(chosenOptions({ type: 'fill_in', optionOrder: [], response: ['钙'] })).toBe(0);
  });
});
