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

describe('what guessing reaches', () => {
  it('is one of the options, or one of two', () => {
    expect(guessed({ type: 'single_choice', key: { kind: 'choice', right: [1] }, options: 5 })).toBe(0.2);
    expect(guessed({ type: 'true_false', key: { kind: 'choice', right: [0] }, options: 2 })).toBe(0.5);
  });

  // Of the 7 choices of A, B, C with the keys A and C: AC earns all; A and C earn half; B alone is marked down by a half.
  const shares: Record<MultipleChoicePolicy, number> = {
    all_or_nothing: 1 / 7,
    partial_no_wrong: 2 / 7,
    proportional: 2 / 7,
    negative_marking: 1.5 / 7,
  };
  it.each(MULTIPLE_CHOICE_POLICIES)('is by the rule %s what its choices earn on average', (policy) => {
    expect(guessed({ type: 'multiple_choice', key: two, options: 3, policy })).toBeCloseTo(shares[policy], 12);
  });

  it('is an option for each prompt, one order of all, and nothing where one types', () => {
    expect(
      guessed({ type: 'matching', key: { kind: 'matching', pairs: [1, 0, 2] }, options: 4, prompts: 3 }),
    ).toBeCloseTo(1 / 4, 12);
    expect(guessed({ type: 'ordering', key: { kind: 'ordering', order: [2, 0, 1] }, options: 3 })).toBeCloseTo(1 / 6);
    expect(guessed({ type: 'fill_in', key: { kind: 'fill_in', blanks: [['钙']] } })).toBe(0);
    expect(guessed({ type: 'numeric', key: { kind: 'numeric', value: '0', tolerance: '0' } })).toBe(0);
  });

  it('is everything where everybody is awarded the points', () => {
    expect(guessShare({ type: 'numeric', optionCount: 0, promptCount: 0, score: () => EVERYTHING })).toBe(1);
  });

  it('is unknown where there are too many answers to score', () => {
    expect(guessed({ type: 'multiple_choice', key: two, options: 11 })).toBeNull();
    const order = [6, 5, 4, 3, 2, 1, 0];
    expect(guessed({ type: 'ordering', key: { kind: 'ordering', order }, options: 7 })).toBeNull();
  });
});

describe('the options of a response', () => {
  const optionOrder = [2, 0, 1];

  it('are those that were written, wherever the paper showed them', () => {
    expect(chosenOptions({ type: 'single_choice', optionOrder, response: 'A' })).toBe(0b100);
    expect(chosenOptions({ type: 'multiple_choice', optionOrder, response: ['B', 'C'] })).toBe(0b011);
  });

  it.each([null, undefined, []])('are unknown for %j', (response) => {
    expect(chosenOptions({ type: 'multiple_choice', optionOrder, response })).toBeNull();
  });

  it('are none of what the paper does not show, and of what is typed', () => {
    expect(chosenOptions({ type: 'single_choice', optionOrder, response: 'D' })).toBe(0);
    expect(chosenOptions({ type: 'fill_in', optionOrder: [], response: ['钙'] })).toBe(0);
  });
});
