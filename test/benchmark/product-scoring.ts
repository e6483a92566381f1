import { createRequire } from 'node:module';
import type { scorePaper, AnsweredPaper } from '../../libs/grading/src/scoring/score-paper';
import type { scoringRules, ScoredExam } from '../../libs/grading/src/scoring/scoring-rules';
import type { Batch } from './batch';

const ITEMS = 100;
const OPTIONS = 5;
/** Every fourth question has two right options. */
const isMultiple = (item: number): boolean => item % 4 === 3;
const DIFFERENT_PAPERS = 1000;

/** Scores papers with the built product, one after another: no database, no queue. */
export const scorePapers: Batch = async ({ argument }) => {
  const require = createRequire(__filename);
  require('reflect-metadata');
  const score = (require('../../dist/libs/grading/src/scoring/score-paper.js') as { scorePaper: typeof scorePaper })
    .scorePaper;
  const rulesOf = (
    require('../../dist/libs/grading/src/scoring/scoring-rules.js') as { scoringRules: typeof scoringRules }
  ).scoringRules;
  const rules = rulesOf({ exam: exam(), overrides: [], rulesVersion: 2 });
  const papers = Array.from({ length: DIFFERENT_PAPERS }, (_, turn) => paper(turn));
  for (let done = 0; done < Number(argument); done += 1)
    score({ paper: papers[done % DIFFERENT_PAPERS] as AnsweredPaper, rules });
};

const versionId = (item: number): string => `0000${item}`.slice(-4);

function exam(): ScoredExam {
  const pool = Array.from(
    { length: ITEMS },
    (_, item): [string, { type: 'single_choice' | 'multiple_choice'; key: { kind: 'choice'; right: number[] } }] => [
      versionId(item),
      isMultiple(item)
        ? { type: 'multiple_choice', key: { kind: 'choice', right: [item % OPTIONS, (item + 1) % OPTIONS] } }
        : { type: 'single_choice', key: { kind: 'choice', right: [item % OPTIONS] } },
    ],
  );
  return {
    pool: new Map(pool),
    passMarkMillipoints: 60_000,
    policies: { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true } as ScoredExam['policies'],
    blueprint: {
      sections: [{ title: 'A', passMarkMillipoints: null, draws: [] }],
    } as unknown as ScoredExam['blueprint'],
  };
}

/** A paper with items and options rotated by `turn` places. */
function paper(turn: number): AnsweredPaper {
  const items = Array.from({ length: ITEMS }, (_, place) => ({
    versionId: versionId((place + turn) % ITEMS),
    optionOrder: Array.from({ length: OPTIONS }, (__, option) => (option + turn) % OPTIONS),
    pointsMillipoints: 1000,
  }));
  const letter = (place: number): string => 'ABCDE'[place % OPTIONS] as string;
  const responses = new Map(
    items.map((_, place): [number, unknown] => [
      place + 1,
      isMultiple((place + turn) % ITEMS) ? [letter(place), letter(place + 1)].sort() : letter(place),
    ]),
  );
  return { plan: { sections: [{ title: 'A', items }] }, responses };
}
