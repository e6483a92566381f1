import { MULTIPLE_CHOICE_POLICIES, type MultipleChoicePolicy } from '@sunflower/exam';
import fc from 'fast-check';
import type { QuestionKey, QuestionType } from '@sunflower/question-bank';
import { NEWEST_RULES, rulesOfVersion, type RulesVersion } from './rules-version/rules-version';
import { itemScorer } from './score-item';
import { shareOfPoints } from './share-of-points';
import { EssayNotMachineMarked, KeyDoesNotFit } from './scoring.errors';

interface Case {
  type: QuestionType;
  key: QuestionKey;
  response: unknown;
  optionOrder?: number[];
  policy?: MultipleChoicePolicy;
  points?: number;
  rulesVersion?: RulesVersion;
}

const score = ({
  type,
  key,
  response,
  optionOrder = [0, 1, 2, 3],
  policy = 'all_or_nothing',
  points = 1000,
  rulesVersion = NEWEST_RULES,
}: Case): number =>
  shareOfPoints({
    whole: points,
    ...itemScorer({ versionId: 'v', type, key, policy, rules: rulesOfVersion(rulesVersion) })({
      response,
      optionOrder,
    }),
  });

describe('single choice and true/false', () => {
  const key: QuestionKey = { kind: 'choice', right: [2] };

  it('gives the points for the right option, whatever its letter', () => {
    expect(score({ type: 'single_choice', key, response: 'C' })).toBe(1000);
    expect(score({ type: 'single_choice', key, response: 'A', optionOrder: [2, 0, 1, 3] })).toBe(1000);
    expect(score({ type: 'single_choice', key, response: 'C', optionOrder: [2, 0, 1, 3] })).toBe(0);
    expect(score({ type: 'true_false', key: { kind: 'choice', right: [1] }, response: 'B', optionOrder: [0, 1] })).toBe(
      1000,
    );
  });

  it.each([null, undefined, '', 'E', 'c', 'CC', ' C', 2, true, ['C'], { 0: 'C' }, '\u0000', '[', '丙'])(
    'gives nothing for %p',
    (response) => {
      expect(score({ type: 'single_choice', key, response })).toBe(0);
    },
  );
});

describe('multiple choice', () => {
  const key: QuestionKey = { kind: 'choice', right: [0, 1, 2] };
  const optionOrder = [4, 3, 2, 1, 0];
  const byPolicy = (response: unknown) =>
    Object.fromEntries(
      MULTIPLE_CHOICE_POLICIES.map((policy) => [
        policy,
        score({ type: 'multiple_choice', key, response, policy, optionOrder }),
      ]),
    );
  /** Expected scores in the order of the policies; a missing policy is a compile error. */
  const earned = (
    all_or_nothing: number,
    partial_no_wrong: number,
    proportional: number,
    negative_marking: number,
  ): Record<MultipleChoicePolicy, number> => ({ all_or_nothing, partial_no_wrong, proportional, negative_marking });

  it.each<[string, unknown, Record<MultipleChoicePolicy, number>]>([
    ['all three right', ['C', 'D', 'E'], earned(1000, 1000, 1000, 1000)],
    ['all three right in another order', ['E', 'C', 'D'], earned(1000, 1000, 1000, 1000)],
    ['two right', ['E', 'C'], earned(0, 666, 666, 666)],
    ['one right', ['E'], earned(0, 333, 333, 333)],
    ['three right and one wrong', ['A', 'C', 'D', 'E'], earned(0, 0, 666, 666)],
    ['one right and one wrong', ['A', 'C'], earned(0, 0, 0, 0)],
    ['one right and two wrong', ['A', 'B', 'C'], earned(0, 0, 0, -334)],
    ['two wrong', ['A', 'B'], earned(0, 0, 0, -667)],
    ['everything', ['A', 'B', 'C', 'D', 'E'], earned(0, 0, 0, 0)],
    ['a letter twice, which is one choice', ['E', 'E', 'E'], earned(0, 333, 333, 333)],
    ['nothing', [], earned(0, 0, 0, 0)],
    ['a letter that is not shown beside the right ones', ['C', 'D', 'E', 'F'], earned(0, 0, 0, 0)],
    ['a text instead of a list', 'CDE', earned(0, 0, 0, 0)],
    ['numbers', [2, 3, 4], earned(0, 0, 0, 0)],
    ['null', null, earned(0, 0, 0, 0)],
    ['an object', { length: 3, 0: 'C' }, earned(0, 0, 0, 0)],
  ])('with %s', (_, response, expected) => {
    expect(byPolicy(response)).toEqual(expected);
  });

  it('gives full points for ticking every option where every option is right', () => {
    for (const policy of MULTIPLE_CHOICE_POLICIES)
      expect(score({ type: 'multiple_choice', key, response: ['A', 'B', 'C'], policy, optionOrder: [0, 1, 2] })).toBe(
        1000,
      );
  });

  it('loses at most the points of the item', () => {
    const one: QuestionKey = { kind: 'choice', right: [0] };
    const response = ['B', 'C', 'D'];
    expect(score({ type: 'multiple_choice', key: one, response, policy: 'negative_marking' })).toBe(-1000);
  });

  it('gave points for ticking every option by the earlier rules', () => {
    const response = ['A', 'B', 'C', 'D', 'E'];
    const before = { type: 'multiple_choice', key, response, optionOrder, policy: 'proportional' } as const;
    expect(score({ ...before, rulesVersion: 2 })).toBe(333);
  });

  it('earns nothing for no tick and for every tick, by any policy and any key', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), (optionCount, drawn) => {
        const order = Array.from({ length: optionCount }, (_, index) => index);
        const right = order.slice(0, 1 + (drawn % (optionCount - 1)));
        const everything = order.map((place) => String.fromCharCode(65 + place));
        for (const policy of MULTIPLE_CHOICE_POLICIES)
          for (const response of [[], null, everything]) {
            const asked = {
              type: 'multiple_choice',
              key: { kind: 'choice' as const, right },
              optionOrder: order,
            } as const;
            expect(score({ ...asked, response, policy })).toBeLessThanOrEqual(0);
          }
      }),
    );
  });
});

describe('fill-in', () => {
  const key: QuestionKey = { kind: 'fill_in', blanks: [['ADHD', '多动症'], ['6'], ['维生素 D']] };
  const fill = (response: unknown) => score({ type: 'fill_in', key, response, optionOrder: [] });

  it('gives each blank an equal share', () => {
    expect(fill(['多动症', '6', '维生素 D'])).toBe(1000);
    expect(fill(['多动症', '7', '维生素 D'])).toBe(666);
    expect(fill(['', '6', ''])).toBe(333);
  });

  it('ignores width, case and white space', () => {
    expect(fill(['　ａｄｈｄ ', '６', '维生素\tｄ'])).toBe(1000);
    expect(fill(['ADHD\u200b', '6', '维生素D'])).toBe(1000);
  });

  describe('whose order does not matter', () => {
    const minerals: QuestionKey = {
      kind: 'fill_in',
      blanks: [['钙', 'Ca'], ['磷', 'P'], ['维生素 D']],
      anyOrder: [[0, 1]],
    };
    const free = (response: unknown) => score({ type: 'fill_in', key: minerals, response, optionOrder: [] });

    it('takes either order', () => {
      expect(free(['钙', '磷', '维生素D'])).toBe(1000);
      expect(free(['P', '钙', '维生素D'])).toBe(1000);
    });

    it('counts a repeated answer once, and a blank with a fixed order only in its place', () => {
      expect(free(['钙', 'Ca', '维生素D'])).toBe(666);
      expect(free(['维生素D', '钙', '磷'])).toBe(333);
      expect(free(['', '钙', ''])).toBe(333);
    });

    it('gives a place that only one answer fits to that answer', () => {
      const key: QuestionKey = {
        kind: 'fill_in',
        blanks: [
          ['铁', '锌'],
          ['锌', '硒'],
        ],
        anyOrder: [[0, 1]],
      };
      const either = (response: unknown) => score({ type: 'fill_in', key, response, optionOrder: [] });
      expect(
        [
          ['锌', '铁'],
          ['锌', '硒'],
          ['锌', '锌'],
          ['铁', '铁'],
        ].map(either),
      ).toEqual([1000, 1000, 1000, 500]);
    });
  });

  it('understands powers and fractions, which rules 1 did not', () => {
    const power = (response: string, rulesVersion?: RulesVersion) =>
      score({
        type: 'fill_in',
        key: { kind: 'fill_in', blanks: [['10⁹'], ['½']] },
        response: [response, '1/2'],
        rulesVersion,
      });
    expect([power('10^9'), power('109')]).toEqual([1000, 500]);
    expect([power('10^9', 1), power('109', 1), power('10⁹', 1)]).toEqual([0, 500, 500]);
  });

  it('accepts a key of punctuation only', () => {
    const mark = (response: string) =>
      score({ type: 'fill_in', key: { kind: 'fill_in', blanks: [['，']] }, response: [response] });
    expect(['，', ',', '。', ''].map(mark)).toEqual([1000, 1000, 0, 0]);
  });

  it('counts a missing blank as wrong and ignores answers past the last blank', () => {
    expect(fill(['ADHD'])).toBe(333);
    expect(fill(['', '', '', 'ADHD', '6', '维生素 D'])).toBe(0);
  });

  it.each([null, 'ADHD', 6, {}, [1, 2, 3], [['ADHD'], null, {}], []])('gives nothing for %p', (response) => {
    expect(fill(response)).toBe(0);
  });
});

describe('numeric', () => {
  const key: QuestionKey = { kind: 'numeric', value: '0.2', tolerance: '0.1' };
  it('is right within the tolerance, bounds included', () => {
    expect(
      ['0.1', '0.3', '０．３', '0.30001', '0.09', '', null, 0.2, ['0.2']].map((response) =>
        score({ type: 'numeric', key, response }),
      ),
    ).toEqual([1000, 1000, 1000, 0, 0, 0, 0, 0, 0]);
  });
});

describe('matching', () => {
  const key: QuestionKey = { kind: 'matching', pairs: [2, 0, 2] };
  const match = (response: unknown) => score({ type: 'matching', key, response, optionOrder: [1, 2, 0] });

  it('gives each prompt an equal share', () => {
    expect(match({ 1: 'B', 2: 'C', 3: 'B' })).toBe(1000);
    expect(match({ 1: 'B', 2: 'A', 3: 'B' })).toBe(666);
    expect(match({ 2: 'C' })).toBe(333);
  });

  it.each([null, 'B', ['', 'B', 'C', 'B'], { 0: 'B', 4: 'C' }, { 1: 'Z', 2: 3, 3: null }, {}])(
    'gives nothing for %p',
    (response) => {
      expect(match(response)).toBe(0);
    },
  );
});

describe('ordering', () => {
  const key: QuestionKey = { kind: 'ordering', order: [2, 0, 1] };
  it('is all or nothing', () => {
    const optionOrder = [1, 2, 0];
    const order = (response: unknown) => score({ type: 'ordering', key, response, optionOrder });
    expect(order(['B', 'C', 'A'])).toBe(1000);
    expect([['B', 'A', 'C'], ['B', 'C'], ['B', 'C', 'A', 'A'], ['B', 'C', 'Z'], 'BCA', null, {}].map(order)).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ]);
  });
});

describe('a version that cannot be scored', () => {
  it('is refused by name before any paper is scored', () => {
    expect(() => score({ type: 'essay', key: { kind: 'essay' }, response: '…' })).toThrow(EssayNotMachineMarked);
    expect(() => score({ type: 'numeric', key: { kind: 'choice', right: [0] }, response: '1' })).toThrow(KeyDoesNotFit);
  });
});
