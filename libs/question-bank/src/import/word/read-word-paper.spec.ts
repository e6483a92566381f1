import type { ImportedQuestion } from '../imported-paper';
import type { TrueQuestion } from '../../../../../test/fixtures/papers/paper-content';
import { untidyPapers } from '../../../../../test/fixtures/papers/untidy-papers';
import { readWordPaper } from './read-word-paper';

const STRESSED = /\{(?:dots|u|b|red)\}([^{]*)\{\/\}/g;

/** An expected question in the form of an imported one. */
const wanted = ({ type, format, stem, options = [], key, rationale }: TrueQuestion) => ({
  type,
  format: format ?? null,
  stem: stem.replace(STRESSED, '**$1**'),
  options,
  key,
  rationale: rationale ?? null,
});

function shownKey({ type, key }: ImportedQuestion): string | string[] | null {
  if (key?.kind === 'choice')
    return type === 'true_false'
      ? key.right[0] === 0
        ? '√'
        : '×'
      : key.right.map((at) => 'ABCDEFGHIJ'.charAt(at)).join('');
  if (key?.kind === 'fill_in') return key.blanks.map((texts) => texts.join('|'));
  return key === null ? null : '';
}

const shown = (question: ImportedQuestion) => ({
  type: question.type,
  format: question.format,
  stem: question.stem,
  options: question.options,
  key: shownKey(question),
  rationale: question.rationale,
});

describe('a question paper typed in a word processor', () => {
  const papers = untidyPapers();
  let right = 0;
  let all = 0;

  it.each(papers.map((paper) => [paper.name, paper] as const))(
    '%s is read, and everything unread is reported',
    async (name, { bytes, truth }) => {
      const { questions } = await readWordPaper({ bytes, name });
      const wrong = truth.flatMap((question, index) => {
        const read = questions[index];
        if (read !== undefined && JSON.stringify(shown(read)) === JSON.stringify(wanted(question))) return [];
        return [
          {
            index,
            wanted: wanted(question),
            read: read && shown(read),
            isTold: (read?.notices.length ?? 0) > 0,
            notices: read?.notices,
          },
        ];
      });
      all += truth.length;
      right += truth.length - wrong.length;
      expect(wrong).toEqual([]);
      expect(questions).toHaveLength(truth.length);
    },
  );

  it('reads at least 99 of 100 questions correctly', () => {
    expect(all).toBeGreaterThanOrEqual(200);
    expect(right / all).toBeGreaterThanOrEqual(0.99);
  });
});
