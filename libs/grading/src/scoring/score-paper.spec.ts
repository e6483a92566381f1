import type { PaperPlan } from '@sunflower/exam-session';
import { seededRandom, shuffled } from '@sunflower/platform';
import {
  answersOf,
  randomExam,
  randomIntent,
  rightIntent,
  type Intent,
  type RandomExam,
  type RandomQuestion,
} from '../../test/random-paper';
import type { Override } from '../override/override';
import { NEWEST_RULES, type RulesVersion } from './rules-version/rules-version';
import { scorePaper, type PaperScore } from './score-paper';
import { VersionNotInPool } from './scoring.errors';
import { scoringRules } from './scoring-rules';

const SEEDS = Array.from({ length: 60 }, (_, index) => `paper-${index}`);

interface Sat {
  exam: RandomExam;
  plan: PaperPlan;
  intents: Map<string, Intent>;
}

function sat(seed: string): Sat {
  const { exam, plan } = randomExam({ seed, itemCount: 30 });
  const random = seededRandom(`${seed}/answers`);
  const intents = new Map(
    [...exam.pool]
      .filter(() => random(8) > 0)
      .map(([versionId, question]) => [versionId, randomIntent({ question, random })]),
  );
  return { exam, plan, intents };
}

const score = ({ exam, plan, intents }: Sat, overrides: Override[] = []): PaperScore =>
  scorePaper({
    paper: { plan, responses: answersOf({ plan, exam, intents }) },
    rules: scoringRules({ exam, overrides, rulesVersion: NEWEST_RULES }),
  });

const fullMillipoints = (plan: PaperPlan): number =>
  plan.sections.flatMap(({ items }) => items).reduce((sum, { pointsMillipoints }) => sum + pointsMillipoints, 0);

/** The same paper with items within sections and all options in another order. */
function reordered(plan: PaperPlan, seed: string): PaperPlan {
  const random = seededRandom(seed);
  return {
    sections: plan.sections.map(({ title, items }) => ({
      title,
      items: shuffled(items, random).map((item) => ({ ...item, optionOrder: shuffled(item.optionOrder, random) })),
    })),
  };
}

describe.each(SEEDS)('a random paper (%s)', (seed) => {
  it('scores the same in whatever order its options and items are shown', () => {
    const paper = sat(seed);
    const other = score({ ...paper, plan: reordered(paper.plan, seed) });
    const { scoreMillipoints, sectionMillipoints, passed, maxMillipoints } = score(paper);
    expect(other).toMatchObject({ scoreMillipoints, sectionMillipoints, passed, maxMillipoints });
  });

  it('scores in whole millipoints up to the maximum, below 0 only under negative marking; sections and items add up except for truncation', () => {
    const paper = sat(seed);
    const { scoreMillipoints, maxMillipoints, sectionMillipoints, itemMillipoints } = score(paper);
    const points = paper.plan.sections.flatMap(({ items }) => items).map(({ pointsMillipoints }) => pointsMillipoints);
    expect(maxMillipoints).toBe(fullMillipoints(paper.plan));
    for (const parts of [sectionMillipoints, itemMillipoints]) {
      const sum = parts.reduce((a, b) => a + b, 0);
      expect(scoreMillipoints).toBeGreaterThanOrEqual(Math.max(0, sum));
      expect(scoreMillipoints).toBeLessThan(Math.max(1, sum + parts.length));
    }
    const marksDown = paper.exam.policies.multipleChoice === 'negative_marking';
    const lowest = (index: number): number => (marksDown ? -points[index] : 0);
    expect(
      itemMillipoints.every(
        (item, index) => Number.isSafeInteger(item) && item >= lowest(index) && item <= points[index],
      ),
    ).toBe(true);
  });

  it('gives full points for the keys and nothing for a blank paper', () => {
    const { exam, plan } = sat(seed);
    const right = new Map([...exam.pool].map(([versionId, question]) => [versionId, rightIntent(question)]));
    expect(score({ exam, plan, intents: right }).scoreMillipoints).toBe(fullMillipoints(plan));
    expect(score({ exam, plan, intents: new Map() }).scoreMillipoints).toBe(0);
  });

  it('gives the same bytes for the same input in any order', () => {
    const { exam, plan, intents } = sat(seed);
    const responses = answersOf({ plan, exam, intents });
    const backwards = new Map([...responses].reverse());
    const backwardsExam = { ...exam, pool: new Map([...exam.pool].reverse()) };
    const first = scorePaper({
      paper: { plan, responses },
      rules: scoringRules({ exam, overrides: [], rulesVersion: NEWEST_RULES }),
    });
    const again = scorePaper({
      paper: { plan: structuredClone(plan), responses: backwards },
      rules: scoringRules({ exam: backwardsExam, overrides: [], rulesVersion: NEWEST_RULES }),
    });
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  });

  it('accepts any JSON as a response without throwing, and gives nothing for it', () => {
    const { exam, plan } = sat(seed);
    const garbage = [
      null,
      true,
      0,
      -1.5,
      '',
      '??',
      'Ω',
      [],
      [null],
      [[]],
      [1, 2],
      ['?'],
      {},
      { 1: {} },
      { a: ['A'] },
      [{ 1: 'A' }],
      '𠮷',
      '1e999',
      'A\u0000',
    ];
    const random = seededRandom(`${seed}/garbage`);
    const responses = new Map(
      plan.sections.flatMap(({ items }) => items).map((_, index) => [index + 1, garbage[random(garbage.length)]]),
    );
    expect(
      scorePaper({
        paper: { plan, responses },
        rules: scoringRules({ exam, overrides: [], rulesVersion: NEWEST_RULES }),
      }).scoreMillipoints,
    ).toBe(0);
  });

  it('removes a dropped item from score and maximum, and changes nothing else', () => {
    const paper = sat(seed);
    const items = paper.plan.sections.flatMap((section) => section.items);
    const dropped = items[seededRandom(`${seed}/drop`)(items.length)];
    const before = score(paper);
    const after = score(paper, [{ kind: 'drop', questionVersionId: dropped.versionId }]);
    const lost = before.itemMillipoints[items.indexOf(dropped)];
    // The fraction truncated from the item goes with it.
    expect([0, 1]).toContain(before.scoreMillipoints - lost - after.scoreMillipoints);
    expect(after.maxMillipoints).toBe(before.maxMillipoints - dropped.pointsMillipoints);
  });

  it('never scores lower for a second key, and gives the points to everybody when awarded', () => {
    const paper = sat(seed);
    const items = paper.plan.sections.flatMap((section) => section.items);
    const before = score(paper);
    for (const [index, { versionId, pointsMillipoints }] of items.entries()) {
      const other = randomExam({ seed: `${seed}/${index}`, itemCount: 40 }).exam.pool;
      const second = [...other.values()].find(({ type }) => type === paper.exam.pool.get(versionId)?.type);
      if (second) {
        const accepted = score(paper, [{ kind: 'accept_key', questionVersionId: versionId, key: second.key }]);
        expect(accepted.scoreMillipoints).toBeGreaterThanOrEqual(before.scoreMillipoints);
      }
      expect(
        score({ ...paper, intents: new Map() }, [{ kind: 'award_all', questionVersionId: versionId }]).scoreMillipoints,
      ).toBe(pointsMillipoints);
    }
  });
});

describe('a paper', () => {
  const { exam, plan } = sat('paper-0');
  const [item] = plan.sections.flatMap(({ items }) => items);
  const versionId = (item as { versionId: string }).versionId;
  const answered = (response: unknown) =>
    scorePaper({
      paper: { plan, responses: new Map([[1, response]]) },
      rules: scoringRules({ exam, overrides: [], rulesVersion: NEWEST_RULES }),
    });

  it('has another input hash for another answer, key, override, pass mark or rules version', () => {
    const hash = (
      rules: Omit<Parameters<typeof scoringRules>[0], 'rulesVersion'>,
      responses = new Map<number, unknown>(),
      rulesVersion: RulesVersion = NEWEST_RULES,
    ) => scorePaper({ paper: { plan, responses }, rules: scoringRules({ ...rules, rulesVersion }) }).inputSha256;
    const otherKey: RandomQuestion = {
      type: 'numeric',
      options: [],
      prompts: [],
      blankCount: 0,
      key: { kind: 'numeric', value: '1', tolerance: '0' },
    };
    const hashes = [
      hash({ exam, overrides: [] }),
      hash({ exam, overrides: [] }, new Map(), 1),
      hash({ exam, overrides: [] }, new Map([[1, 'A']])),
      hash({
        exam: { ...exam, passMarkMillipoints: exam.passMarkMillipoints + 1 },
        overrides: [],
      }),
      hash({ exam, overrides: [{ kind: 'drop', questionVersionId: versionId }] }),
      hash({ exam, overrides: [{ kind: 'award_all', questionVersionId: versionId }] }),
      hash({ exam: { ...exam, pool: new Map([...exam.pool, [versionId, otherKey]]) }, overrides: [] }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('treats a cleared answer as unanswered, and ignores responses past the last item', () => {
    const blank = scorePaper({
      paper: { plan, responses: new Map() },
      rules: scoringRules({ exam, overrides: [], rulesVersion: NEWEST_RULES }),
    });
    expect(answered(null)).toEqual(blank);
    expect(
      scorePaper({
        paper: {
          plan,
          responses: new Map([
            [99, 'A'],
            [0, 'A'],
          ]),
        },
        rules: scoringRules({ exam, overrides: [], rulesVersion: NEWEST_RULES }),
      }),
    ).toEqual(blank);
  });

  it("is refused when it holds a question version that is not in the exam's pool", () => {
    const foreign: PaperPlan = {
      sections: [{ title: '一', items: [{ versionId: 'version-elsewhere', optionOrder: [], pointsMillipoints: 1 }] }],
    };
    expect(() =>
      scorePaper({
        paper: { plan: foreign, responses: new Map() },
        rules: scoringRules({ exam, overrides: [], rulesVersion: NEWEST_RULES }),
      }),
    ).toThrow(VersionNotInPool);
  });
});

describe('accepting a second key', () => {
  it('scores each paper by the better of the two keys, not by their sum', () => {
    const exam: RandomExam = {
      pool: new Map([
        [
          'v',
          {
            type: 'multiple_choice',
            key: { kind: 'choice', right: [0, 1] },
            options: ['甲', '乙', '丙'],
            prompts: [],
            blankCount: 0,
          },
        ],
      ]),
      passMarkMillipoints: 0,
      policies: { multipleChoice: 'partial_no_wrong', shuffleItems: false, shuffleOptions: false },
      blueprint: { sections: [{ title: '一', passMarkMillipoints: null, draws: [] }] },
    };
    const plan: PaperPlan = {
      sections: [{ title: '一', items: [{ versionId: 'v', optionOrder: [0, 1, 2], pointsMillipoints: 1000 }] }],
    };
    const rules = scoringRules({
      exam,
      overrides: [{ kind: 'accept_key', questionVersionId: 'v', key: { kind: 'choice', right: [0, 2] } }],
      rulesVersion: NEWEST_RULES,
    });
    const of = (letters: string[]) =>
      scorePaper({ paper: { plan, responses: new Map([[1, letters]]) }, rules }).scoreMillipoints;
    expect([['A'], ['A', 'B'], ['C'], ['A', 'C'], ['B', 'C']].map(of)).toEqual([500, 1000, 500, 1000, 0]);
  });
});
