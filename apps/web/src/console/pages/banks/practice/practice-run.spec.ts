import { scoreOf, verdictsOf, type PractisedQuestion, type Verdict } from './practice-run';

const question = (versionId: string) => ({ versionId, item: {} }) as PractisedQuestion;
const verdict = (versionId: string, isRight: boolean | null) => ({ versionId, isRight }) as Verdict;

describe('the score of a practice', () => {
  const questions = ['a', 'b', 'c', 'd', 'e'].map(question);

  it('counts neither essays nor questions that were changed or not answered', () => {
    const verdicts = verdictsOf(['a', 'b', 'c', 'd'], [verdict('a', true), verdict('b', false), verdict('c', null)]);
    expect(verdicts.get('d')).toBeNull();
    expect(verdicts.has('e')).toBe(false);
    expect(scoreOf({ questions }, verdicts)).toEqual({ right: 1, total: 2, essays: 1, wrong: [question('b')] });
  });
});
