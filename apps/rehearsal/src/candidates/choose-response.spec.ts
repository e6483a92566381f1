import { allQuestions, ITEM_TYPES } from '../bank/bank-question';
import { paperShape } from '../bank/paper-shape';
import { syntheticBank } from '../bank/synthetic-bank';
import { scoreItem } from '../oracle/score-item';
import { millipointsOfUnits } from '../oracle/score-units';
import type { ShownItem } from '../oracle/shown-item';
import { SeededRandom } from '../seeded-random';
import { chooseResponse, rightResponse } from './choose-response';

const random = new SeededRandom(4);
const shownItems: ShownItem[] = allQuestions(
  syntheticBank({ draws: paperShape(100), code: 'rehearsal-1', random }),
).map((question) => ({
  question,
  options: random.shuffled(question.options.map((_, position) => position)),
  prompts: random.shuffled(question.prompts.map((_, position) => position)),
  pointsMillipoints: 1000,
}));

describe.each(ITEM_TYPES)('a response to %s', (type) => {
  const items = shownItems.filter(({ question }) => question.type === type);

  it('scores full points when the candidate knows the answer, in any order of options', () => {
    for (const item of items)
      expect(millipointsOfUnits(scoreItem({ item, response: rightResponse(item), policy: 'all_or_nothing' }))).toBe(
        1000,
      );
  });

  it('is sometimes right and sometimes wrong when the candidate guesses', () => {
    const scores = items.flatMap((item) =>
      Array.from({ length: 200 }, () =>
        millipointsOfUnits(
          scoreItem({ item, response: chooseResponse({ item, random, ability: 0 }), policy: 'partial_no_wrong' }),
        ),
      ),
    );
    expect(Math.min(...scores)).toBe(0);
    expect(Math.max(...scores)).toBe(1000);
  });
});
