import { answerInThread } from '@sunflower/platform/plain';
import { NearTexts, type ComparedQuestion } from '../quality/near-texts';

export interface BankQuestion extends ComparedQuestion {
  id: string;
  code: string;
}

/** Requests the next questions by code. */
export interface DuplicatesPart {
  after: string;
}

export interface FoundPair {
  /** The question with the smaller id. */
  firstId: string;
  secondId: string;
  percent: number;
}

export interface DuplicatesResult {
  questions: number;
  /** Most alike first; at most `MAX_PAIRS`. */
  pairs: FoundPair[];
  pairCount: number;
}

const MAX_PAIRS = 5_000;
/** Above this number, pairs are sorted and cut to `MAX_PAIRS`: a bank may consist of copies. */
const MAX_HELD = 4 * MAX_PAIRS;

/** The thread that compares the questions of one bank. */
answerInThread<object, DuplicatesPart, BankQuestion[], DuplicatesResult>(async ({ tell }) => {
  const texts = new NearTexts();
  const ids: string[] = [];
  let pairs: FoundPair[] = [];
  let pairCount = 0;
  const cut = (): void => {
    pairs = pairs.sort((one, other) => other.percent - one.percent).slice(0, MAX_PAIRS);
  };
  for (let after = ''; ;) {
    const page = await tell({ after });
    const last = page.at(-1);
    if (!last) break;
    for (const { id, ...question } of page) {
      for (const { index, percent } of texts.add(question)) {
        const other = ids[index] as string;
        pairCount += 1;
        pairs.push(id < other ? { firstId: id, secondId: other, percent } : { firstId: other, secondId: id, percent });
      }
      ids.push(id);
    }
    if (pairs.length > MAX_HELD) cut();
    after = last.code;
  }
  cut();
  return { questions: ids.length, pairs, pairCount };
});
