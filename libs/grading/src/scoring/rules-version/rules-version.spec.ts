import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperPlan } from '@sunflower/exam-session';
import type { PoolQuestion } from '@sunflower/question-bank';
import type { Override } from '../../override/override';
import { scorePaper, type PaperScore } from '../score-paper';
import { scoringRules, type ScoredExam } from '../scoring-rules';
import { NEWEST_RULES, RULES_VERSIONS, rulesOfVersion, type RulesVersion } from './rules-version';

interface Kept extends Omit<ScoredExam, 'pool'> {
  pool: [string, Pick<PoolQuestion, 'type' | 'key'>][];
  plan: PaperPlan;
  responses: [number, unknown][];
  overrides: Override[];
  score: PaperScore;
}

/** Scores written by the program before rules version 2 existed. */
const kept = JSON.parse(readFileSync(join(__dirname, '../../../test/rules-1-scores.json'), 'utf8')) as Kept[];

const scored = ({ pool, plan, responses, overrides, ...exam }: Kept, rulesVersion: RulesVersion): PaperScore =>
  scorePaper({
    paper: { plan, responses: new Map(responses) },
    rules: scoringRules({ exam: { ...exam, pool: new Map(pool) }, overrides, rulesVersion }),
  });

describe('rules 1', () => {
  it.each(kept.map((paper, index) => ({ index, paper })))(
    'give paper $index the same bytes as when it was graded',
    ({ paper }) => {
      expect(JSON.stringify(scored(paper, 1))).toBe(JSON.stringify(paper.score));
    },
  );
});

describe('rules 2', () => {
  it('score by meaning, keep fractions of a point, and have another hash', () => {
    const paper = kept.at(-1) as Kept;
    // 109 is not 10⁹; 1/2 is ½; 1,000 is 1000; four times two thirds is 2.666.
    expect([paper.score.scoreMillipoints, paper.score.passed]).toEqual([3331, true]);
    const { scoreMillipoints, itemMillipoints, inputSha256 } = scored(paper, 2);
    expect(itemMillipoints).toEqual([666, 1000, 666, 666, 666, 1000]);
    expect(scoreMillipoints).toBe(4666);
    expect(inputSha256).not.toBe(paper.score.inputSha256);
  });
});

it('has a newest version, and throws for an unknown one', () => {
  expect(RULES_VERSIONS.at(-1)).toBe(NEWEST_RULES);
  expect(() => rulesOfVersion(4)).toThrow(RangeError);
});
