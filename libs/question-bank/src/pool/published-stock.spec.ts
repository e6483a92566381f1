import type { PoolQuestion } from './pool-question';
import type { QuestionState } from '../question/question-content';
import { publishedStock, type StockEntry } from './published-stock';

const entry = (
  code: string,
  { group = null, state = 'published' }: { group?: string | null; state?: QuestionState } = {},
): StockEntry => ({
  question: {
    questionCode: code,
    stimulus: group === null ? null : { id: group, text: '测试病例', format: 'A3' },
  } as PoolQuestion,
  state,
});
const codesOf = (entries: StockEntry[]) => {
  const { questions, heldBackGroups } = publishedStock(entries);
  const codes = (of: PoolQuestion[]) => of.map(({ questionCode }) => questionCode);
  return { questions: codes(questions), heldBackGroups: heldBackGroups.map(codes) };
};

describe('the questions of a bank that exams may draw', () => {
  it('are the published ones in order, with groups', () => {
    expect(codesOf([entry('1'), entry('G-1', { group: 'g' }), entry('2'), entry('G-2', { group: 'g' })])).toEqual({
      questions: ['1', 'G-1', '2', 'G-2'],
      heldBackGroups: [],
    });
  });

  it.each(['draft', 'in_review', 'retired'] as const)('lack a group with one question that is %s', (state) => {
    const entries = [
      entry('1'),
      entry('G-1', { group: 'g' }),
      entry('G-2', { group: 'g', state }),
      entry('H-1', { group: 'h' }),
      entry('H-2', { group: 'h' }),
    ];
    expect(codesOf(entries)).toEqual({ questions: ['1', 'H-1', 'H-2'], heldBackGroups: [['G-1', 'G-2']] });
  });

  it('do not mention a group without published questions', () => {
    expect(
      codesOf([entry('G-1', { group: 'g', state: 'draft' }), entry('G-2', { group: 'g', state: 'draft' })]),
    ).toEqual({
      questions: [],
      heldBackGroups: [],
    });
  });
});
