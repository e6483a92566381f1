import { MULTIPLE_CHOICE_POLICIES, type MultipleChoicePolicy } from '@sunflower/exam';
import type { PaperPlan } from '@sunflower/exam-session';
import fc from 'fast-check';
import type { Override } from '../override/override';
import { ExactPoints } from './exact-points';
import { NEWEST_RULES, type RulesVersion } from './rules-version/rules-version';
import { scorePaper, type PaperScore } from './score-paper';
import { scoringRules } from './scoring-rules';

describe('a sum of shares', () => {
  const sum = (...shares: [points: number, part: number, parts: number][]): number => {
    const points = new ExactPoints(true);
    for (const [pointsMillipoints, part, parts] of shares) points.addShare(pointsMillipoints, { part, parts });
    return points.millipoints();
  };

  it('of two thirds of a point three times is two points', () => {
    expect(sum([1000, 2, 3], [1000, 2, 3], [1000, 2, 3])).toBe(2000);
  });

  it('of a half, a third and a sixth is one point', () => {
    expect(sum([1000, 1, 2], [1000, 1, 3], [1000, 1, 6])).toBe(1000);
    expect(sum([1, 1, 2], [1, 1, 3], [1, 1, 6])).toBe(1);
  });

  it('is truncated where a part is missing', () => {
    expect(sum([1000, 2, 3], [1000, 2, 3], [1000, 2, 3], [1000, 1, 7], [1000, 5, 7])).toBe(2857);
  });

  it('of negative marks is exact, and rounded downwards', () => {
    expect(sum([1000, -1, 3])).toBe(-334);
    expect(sum([1000, -1, 3], [1000, -1, 3], [1000, -1, 3])).toBe(-1000);
    expect(sum([1000, 2, 3], [1000, -1, 3], [1000, -1, 3])).toBe(0);
    expect(sum([1000, 1, 1], [1000, -1, 3])).toBe(666);
    expect(sum([1000, -1, 1])).toBe(-1000);
  });

  it('is exact where a product no longer fits a double', () => {
    const large = 9_007_199_254_740_881;
    expect(sum([large, 1, 3])).toBe(Number(BigInt(large) / 3n));
    expect(sum([large, 1, 3], [5, 2, 3])).toBe(Number((BigInt(large) + 10n) / 3n));
  });
});

/** A generated item: its shape, and the share that was reached. */
interface Made {
  type: 'multiple_choice' | 'fill_in' | 'matching' | 'single_choice';
  pointsMillipoints: number;
  parts: number;
  right: number;
  wrong: number;
  section: number;
  dropped: boolean;
}

const madeItem = fc
  .record({
    type: fc.constantFrom<Made['type'][]>('multiple_choice', 'fill_in', 'matching', 'single_choice'),
    pointsMillipoints: fc.oneof(fc.constantFrom(1, 500, 1000, 1500, 2000), fc.integer({ min: 1, max: 100_000 })),
    parts: fc.integer({ min: 1, max: 10 }),
    right: fc.nat(10),
    wrong: fc.nat(3),
    section: fc.nat(2),
    dropped: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  })
  .map((made): Made => {
    const parts = made.type === 'single_choice' ? 1 : made.parts;
    return { ...made, parts, right: Math.min(made.right, parts) };
  });

const madePaper = fc.record({
  items: fc.array(madeItem, { minLength: 1, maxLength: 40 }),
  policy: fc.constantFrom(...MULTIPLE_CHOICE_POLICIES),
  /** The pass marks as percentages of all points. */
  mark: fc.integer({ min: 0, max: 100 }),
  sectionMarks: fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 3, maxLength: 3 }),
});
type MadePaper = typeof madePaper extends fc.Arbitrary<infer Paper> ? Paper : never;

const LETTERS = 'ABCDEFGHIJKLMNOPQRST';
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const fullOf = (items: readonly Made[]): number => items.reduce((sum, item) => sum + item.pointsMillipoints, 0);
const inSection = (items: readonly Made[], section: number): Made[] => items.filter((item) => item.section === section);
const markOf = (items: readonly Made[], hundredths: number): number => Math.floor((fullOf(items) * hundredths) / 100);

const keyOf = ({ type, parts }: Made) => {
  switch (type) {
    case 'multiple_choice':
    case 'single_choice':
      return { kind: 'choice' as const, right: range(parts) };
    case 'fill_in':
      return { kind: 'fill_in' as const, blanks: range(parts).map((blank) => [`答${blank}`]) };
    case 'matching':
      return { kind: 'matching' as const, pairs: range(parts).map(() => 0) };
  }
};

function responseOf({ type, parts, right, wrong }: Made): unknown {
  switch (type) {
    case 'single_choice':
      return right === 1 ? 'A' : 'B';
    case 'multiple_choice':
      return [...LETTERS.slice(0, right), ...LETTERS.slice(parts, parts + wrong)];
    case 'fill_in':
      return range(parts).map((blank) => (blank < right ? `答${blank}` : '错'));
    case 'matching':
      return Object.fromEntries(range(parts).map((prompt) => [String(prompt + 1), prompt < right ? 'A' : 'B']));
  }
}

function scored({ items, policy, mark, sectionMarks }: MadePaper, rulesVersion: RulesVersion): PaperScore {
  const ordered = range(3).flatMap((section) => inSection(items, section));
  const versionId = (item: Made): string => `v${ordered.indexOf(item)}`;
  const plan: PaperPlan = {
    sections: range(3).map((section) => ({
      title: `${section}`,
      items: inSection(items, section).map((item) => ({
        versionId: versionId(item),
        optionOrder: range(20),
        pointsMillipoints: item.pointsMillipoints,
      })),
    })),
  };
  const exam = {
    pool: new Map(ordered.map((item) => [versionId(item), { type: item.type, key: keyOf(item) }])),
    passMarkMillipoints: markOf(items, mark),
    policies: { multipleChoice: policy, shuffleItems: true, shuffleOptions: true },
    blueprint: {
      sections: sectionMarks.map((share, section) => ({
        title: `${section}`,
        passMarkMillipoints: share === null ? null : markOf(inSection(items, section), share),
        draws: [],
      })),
    },
  };
  const overrides = items
    .filter(({ dropped }) => dropped)
    .map((item): Override => ({ kind: 'drop', questionVersionId: versionId(item) }));
  const responses = new Map(ordered.map((item, index) => [index + 1, responseOf(item)]));
  return scorePaper({ paper: { plan, responses }, rules: scoringRules({ exam, overrides, rulesVersion }) });
}

/** The same sum computed another way: in a unit that all denominators up to 10 divide. */
const UNITS = 2520n;

function unitsOf({ items, policy }: Pick<MadePaper, 'items' | 'policy'>): bigint {
  return items.reduce((sum, { type, pointsMillipoints, parts, right, wrong, dropped }) => {
    const partsOfPolicy: Record<MultipleChoicePolicy, number> = {
      all_or_nothing: wrong === 0 && right === parts ? parts : 0,
      partial_no_wrong: wrong === 0 ? right : 0,
      proportional: Math.max(0, right - wrong),
      negative_marking: Math.max(-parts, right - wrong),
    };
    const reached = type === 'multiple_choice' ? partsOfPolicy[policy] : right;
    return sum + (dropped ? 0n : (BigInt(pointsMillipoints) * UNITS * BigInt(reached)) / BigInt(parts));
  }, 0n);
}

/** Rounds downwards, also below 0. */
const cutOff = (units: bigint): number => Number((units - (((units % UNITS) + UNITS) % UNITS)) / UNITS);

/**
 * Whether the exact score reaches the pass mark, lowered in proportion to the dropped items and truncated to the
 * millipoint.
 */
function reaches({ items, policy, mark }: Pick<MadePaper, 'items' | 'policy'> & { mark: number }): boolean {
  const counting = items.filter(({ dropped }) => !dropped);
  if (items.length === 0) return true;
  const lowered = (BigInt(mark) * BigInt(fullOf(counting))) / BigInt(fullOf(items));
  return unitsOf({ items, policy }) >= lowered * UNITS;
}

describe('a paper of any shape', () => {
  it('has the exact score, truncated once, and passes exactly when the exact score reaches each mark', () => {
    fc.assert(
      fc.property(madePaper, (paper) => {
        const { items, policy, mark, sectionMarks } = paper;
        const score = scored(paper, NEWEST_RULES);
        expect(score.scoreMillipoints).toBe(Math.max(0, cutOff(unitsOf(paper))));
        expect(score.sectionMillipoints).toEqual(
          range(3).map((section) => cutOff(unitsOf({ items: inSection(items, section), policy }))),
        );
        const somethingCounts = items.some(({ dropped }) => !dropped);
        const sectionsReached = range(3).every((section) => {
          const own = inSection(items, section);
          const share = sectionMarks[section] ?? null;
          return share === null || reaches({ items: own, policy, mark: markOf(own, share) });
        });
        expect(score.passed).toBe(
          somethingCounts &&
            (markOf(items, mark) === 0 || reaches({ items, policy, mark: markOf(items, mark) })) &&
            sectionsReached,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('never shows the pass mark to a candidate who failed by the total alone', () => {
    fc.assert(
      fc.property(madePaper, (made) => {
        const paper = {
          ...made,
          sectionMarks: [null, null, null],
          items: made.items.map((item) => ({ ...item, dropped: false })),
        };
        const { scoreMillipoints, passed } = scored(paper, NEWEST_RULES);
        expect(scoreMillipoints >= markOf(paper.items, paper.mark)).toBe(passed);
      }),
      { numRuns: 200 },
    );
  });

  it('takes no pass and no point that rules 1 gave', () => {
    fc.assert(
      fc.property(madePaper, (paper) => {
        const [first, newest] = [scored(paper, 1), scored(paper, NEWEST_RULES)];
        expect(newest.scoreMillipoints).toBeGreaterThanOrEqual(first.scoreMillipoints);
        expect(newest.itemMillipoints).toEqual(first.itemMillipoints);
        if (first.passed) expect(newest.passed).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
