import { MULTIPLE_CHOICE_POLICIES as POLICIES_OF_THE_PRODUCT } from '@sunflower/exam';
import type { AuthoredKey, BankQuestion, ItemType } from '../bank/bank-question';
import { isWithinTolerance } from './decimal';
import { MULTIPLE_CHOICE_POLICIES, scoreItem, type MultipleChoicePolicy } from './score-item';
import { millipointsOfUnits } from './score-units';
import type { ResponseValue, ShownItem } from './shown-item';

function anItem({
  type,
  key,
  options = [3, 1, 4, 0, 2],
  prompts = [],
}: {
  type: ItemType;
  key: AuthoredKey;
  options?: number[];
  prompts?: number[];
}): ShownItem {
  const question: BankQuestion = { id: 'X', type, format: null, stem: 'X', options: [], prompts: [], key };
  return { question, options, prompts, pointsMillipoints: 1000 };
}

const score = (item: ShownItem, response: ResponseValue, policy: MultipleChoicePolicy = 'all_or_nothing'): number =>
  millipointsOfUnits(scoreItem({ item, response, policy }));

describe('scoreItem', () => {
  it('finds a single choice by the text at the letter, not by the letter', () => {
    const item = anItem({ type: 'single_choice', key: { kind: 'choice', right: [4] } });
    expect(score(item, 'C')).toBe(1000);
    expect(score(item, 'E')).toBe(0);
    expect(score(item, null)).toBe(0);
  });

  /** A policy missing here or in the product is a compile error. */
  const EARNED: Record<(typeof POLICIES_OF_THE_PRODUCT)[number], Record<string, number>> = {
    all_or_nothing: { ABC: 1000, AB: 0, ABD: 0, DE: 0, ABCDE: 0 },
    partial_no_wrong: { ABC: 1000, AB: 666, ABD: 0, DE: 0, ABCDE: 0 },
    proportional: { ABC: 1000, AB: 666, ABD: 333, DE: 0, ABCDE: 0 },
    negative_marking: { ABC: 1000, AB: 666, ABD: 333, DE: -667, ABCDE: 0 },
  };

  it('knows the policies of the product, and draws from all of them', () => {
    expect(MULTIPLE_CHOICE_POLICIES).toEqual(POLICIES_OF_THE_PRODUCT);
  });

  it.each(MULTIPLE_CHOICE_POLICIES)('scores a multiple choice by %s', (policy) => {
    const item = anItem({ type: 'multiple_choice', key: { kind: 'choice', right: [1, 3, 4] } });
    for (const [letters, millipoints] of Object.entries(EARNED[policy]))
      expect(score(item, [...letters], policy)).toBe(millipoints);
  });

  it('loses no fraction of a millipoint in a sum', () => {
    const item = anItem({ type: 'multiple_choice', key: { kind: 'choice', right: [1, 3, 4] } });
    const part = scoreItem({ item, response: ['A', 'B'], policy: 'partial_no_wrong' });
    expect(millipointsOfUnits(part)).toBe(666);
    expect(millipointsOfUnits(part + part + part)).toBe(2000);
  });

  it('gives each blank its share, truncated where it is shown', () => {
    const item = anItem({ type: 'fill_in', key: { kind: 'fill_in', blanks: ['甲', '乙', '丙'] } });
    expect(score(item, ['甲', '乙', '丙'])).toBe(1000);
    expect(score(item, ['甲', '错', '丙'])).toBe(666);
  });

  it('ignores width, case, spaces and the kind of dash in a blank', () => {
    const item = anItem({ type: 'fill_in', key: { kind: 'fill_in', blanks: ['REH-1 空1'] } });
    expect(score(item, [' ｒｅｈ-1 空1'])).toBe(1000);
    expect(score(item, ['reh–1\u200b空1'])).toBe(1000);
    expect(score(item, ['REH1 空1'])).toBe(0);
  });

  it('gives each pair its share, finding prompts and options by text', () => {
    const item = anItem({ type: 'matching', key: { kind: 'matching', optionOfPrompt: [2, 0, 1] }, prompts: [1, 0, 2] });
    expect(score(item, { 1: 'D', 2: 'E', 3: 'B' })).toBe(1000);
    expect(score(item, { 1: 'D', 2: 'B' })).toBe(333);
  });

  it('requires the whole order', () => {
    const item = anItem({ type: 'ordering', key: { kind: 'ordering', order: [0, 1, 2, 3, 4] } });
    expect(score(item, ['D', 'B', 'E', 'A', 'C'])).toBe(1000);
    expect(score(item, ['D', 'B', 'E', 'C', 'A'])).toBe(0);
  });
});

describe('isWithinTolerance', () => {
  it.each([
    ['12.5', true],
    ['12.7', true],
    ['12.71', false],
    ['12.30', true],
    ['12.29', false],
    ['+12.5', true],
    ['', false],
    ['abc', false],
  ])('%s is within 12.5 ± 0.2: %s', (answer, within) => {
    expect(isWithinTolerance({ answer, value: '12.5', tolerance: '0.2' })).toBe(within);
  });

  it('is exact where floating point is not', () => {
    expect(isWithinTolerance({ answer: '0.3', value: '0.1', tolerance: '0.2' })).toBe(true);
  });
});
