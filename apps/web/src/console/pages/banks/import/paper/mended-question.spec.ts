import { bodyOf, draftOf } from './mended-question';

type Question = Parameters<typeof draftOf>[0];

const aQuestion = (wishes: Partial<Question>): Question => ({
  type: 'single_choice',
  format: 'A1',
  furtherCase: null,
  stem: '测试题干？',
  options: ['甲', '乙', '丙'],
  prompts: [],
  key: { kind: 'choice', right: [1] },
  rationale: null,
  difficulty: null,
  knowledgePoint: null,
  domain: null,
  points: null,
  ...wishes,
});

describe('a question being fixed', () => {
  it.each<Partial<Question>>([
    {},
    { type: 'multiple_choice', format: 'X', key: { kind: 'choice', right: [0, 2] } },
    { type: 'matching', format: null, prompts: ['一', '二'], key: { kind: 'matching', pairs: [2, 0] } },
    { type: 'ordering', format: null, key: { kind: 'ordering', order: [2, 0, 1] } },
    { type: 'true_false', format: null, options: [], key: { kind: 'choice', right: [1] } },
    { type: 'numeric', format: null, options: [], key: { kind: 'numeric', value: '37.5', tolerance: '0.1' } },
    { type: 'essay', format: null, options: [], key: { kind: 'essay' } },
  ])('is sent as it came when nothing was changed: %j', (wishes) => {
    const { points: _, ...question } = aQuestion(wishes);
    expect(bodyOf(draftOf({ ...question, points: null }))).toEqual(question);
  });

  it('splits the answers of a blank at | of either width', () => {
    const draft = draftOf(
      aQuestion({ type: 'fill_in', options: [], key: { kind: 'fill_in', blanks: [['铁', 'Fe']] } }),
    );
    expect(draft.blanks).toEqual(['铁 | Fe']);
    expect(bodyOf({ ...draft, blanks: ['铁｜Fe|', '锌', ' '] }).key).toEqual({
      kind: 'fill_in',
      blanks: [{ texts: ['铁', 'Fe'] }, { texts: ['锌'] }],
    });
  });

  it('has no answer until one is chosen', () => {
    const draft = draftOf(aQuestion({ type: null, options: [], key: null }));
    expect(draft.options).toEqual(['', '', '', '']);
    expect(bodyOf(draft)).toMatchObject({ type: 'single_choice', options: [], key: null });
    expect(bodyOf({ ...draft, type: 'true_false' }).key).toBeNull();
    expect(bodyOf({ ...draft, type: 'matching', prompts: ['一', '二'], pairs: [0] }).key).toBeNull();
    expect(bodyOf({ ...draft, type: 'numeric', value: ' ' }).key).toBeNull();
  });

  it('loses the key of a removed option, and a format that the new type does not have', () => {
    const draft = draftOf(aQuestion({}));
    expect(bodyOf({ ...draft, options: ['甲', ''] }).key).toBeNull();
    expect(bodyOf({ ...draft, type: 'multiple_choice', right: [2, 0] })).toMatchObject({
      format: null,
      key: { kind: 'choice', right: [0, 2] },
    });
  });

  it('reads an order in letters of any width and case', () => {
    const draft = draftOf(aQuestion({ type: 'ordering', key: null }));
    expect(bodyOf({ ...draft, order: 'ｃ、a → B' }).key).toEqual({ kind: 'ordering', order: [2, 0, 1] });
  });
});
