import { createRequire } from 'node:module';
import type { NearTexts } from '../../../libs/question-bank/src/quality/near-texts';
import type { Batch } from '../batch';
import { drawnQuestions } from '../rows/large-bank';

/** The built product's comparison alone: no database, thread or permissions. `argument` is the number of questions. */
export const compareBareTexts: Batch = async ({ argument, tell }) => {
  const require = createRequire(__filename);
  const { NearTexts: Texts } = require('../../../dist/libs/question-bank/src/quality/near-texts.js') as {
    NearTexts: typeof NearTexts;
  };
  const texts = new Texts();
  let pairs = 0;
  for (const { stem, options } of drawnQuestions(Number(argument)))
    pairs += texts.add({ type: 'single_choice', stem, options, group: null, groupId: null }).length;
  tell(pairs);
};
