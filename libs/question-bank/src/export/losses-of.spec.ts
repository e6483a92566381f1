import fc from 'fast-check';
import { someQuestions, type GeneratedQuestion } from '../../../../test/fixtures/generated-questions';
import { NOTHING_SAID } from '../question/question-about';
import { EXPORT_FORMATS } from './exported-question';
import { lossesOf } from './losses-of';

const aQuestion = (
  content: Partial<GeneratedQuestion['content']> = {},
  question: Partial<GeneratedQuestion> = {},
): GeneratedQuestion => ({
  code: 'T-1',
  domainCode: 'domain',
  domainTitle: null,
  state: 'draft',
  stimulus: null,
  ...question,
  content: {
    type: 'single_choice',
    format: null,
    stem: '题？',
    options: ['甲', '乙'],
    prompts: [],
    blankCount: 0,
    key: { kind: 'choice', right: [0] },
    fixedOptionOrder: false,
    groupPosition: null,
    rationale: null,
    difficulty: 2,
    knowledgePoint: '点',
    source: null,
    ...NOTHING_SAID,
    ...content,
  },
});
const ordering = aQuestion({ type: 'ordering', key: { kind: 'ordering', order: [1, 0] } }, { code: 'T-2' });
const inCase = (code: string) => aQuestion({}, { code, stimulus: { code: 'G', format: 'A3', text: '病例。' } });
const inUnfoldingCase = (code: string): Partial<GeneratedQuestion> => ({
  code,
  stimulus: { code: 'G', format: 'A4', text: '病例。' },
});
const codes = (format: (typeof EXPORT_FORMATS)[number], ...questions: GeneratedQuestion[]) =>
  lossesOf({ format, questions }).map(({ code }) => code);

describe('losses of an export format', () => {
  it('are none for drafts in a workbook and in YAML', () => {
    for (const format of ['workbook', 'yaml'] as const)
      expect(lossesOf({ format, questions: [aQuestion(), ordering, inCase('T-3'), inCase('T-4')] })).toEqual([]);
  });

  it.each([
    { competency: 'C1' },
    { tags: ['甲'] },
    { reviewDate: '2028-06-30' },
    { source: { issuer: '甲', title: '乙', year: 2020, place: '第 3 章' } },
  ])('is %j in every format but a workbook and YAML', (said) => {
    const losing = EXPORT_FORMATS.filter((format) => codes(format, aQuestion(said)).includes('EXPORT_LOSES_ABOUT'));
    expect(losing).toEqual(['word', 'gift', 'moodle_xml', 'qti']);
  });

  it('name a later part of a case where the case does not unfold', () => {
    const later = aQuestion({ furtherCase: '随后发热。', groupPosition: 2 }, inUnfoldingCase('T-4'));
    const first = aQuestion({ groupPosition: 1 }, inUnfoldingCase('T-3'));
    const merging = EXPORT_FORMATS.filter((format) =>
      codes(format, first, later).includes('EXPORT_MERGES_FURTHER_CASE'),
    );
    expect(merging).toEqual(['gift', 'moodle_xml', 'qti']);
    expect(codes('qti', later)).not.toContain('EXPORT_LOSES_ABOUT');
  });

  it('are reported by kind, with the affected questions', () => {
    expect(lossesOf({ format: 'gift', questions: [aQuestion(), ordering] })).toMatchObject([
      { code: 'EXPORT_LEAVES_OUT', count: 1, questions: ['T-2'], details: { count: 1 } },
      { code: 'EXPORT_LOSES_ATTRIBUTES', count: 2, questions: ['T-1', 'T-2'] },
    ]);
  });

  it.each([
    ['gift', 'EXPORT_LEAVES_OUT', aQuestion({ type: 'fill_in', blankCount: 2 })],
    ['gift', 'EXPORT_TEXT_CHANGED', aQuestion({ type: 'matching', prompts: ['a->b'] })],
    ['gift', 'EXPORT_LOSES_TOLERANCE_DIGITS', aQuestion({ key: { kind: 'numeric', value: '3.70', tolerance: '0' } })],
    ['moodle_xml', 'EXPORT_DISSOLVES_GROUPS', inCase('T-3')],
    ['moodle_xml', 'EXPORT_LOSES_FORMAT', aQuestion({ format: 'A2' })],
    ['moodle_xml', 'EXPORT_TEXT_CHANGED', aQuestion({ rationale: '控\u0001制' })],
    ['workbook', 'EXPORT_LOSES_STATE', aQuestion({}, { state: 'published' })],
    ['workbook', 'EXPORT_GROUP_NOT_WHOLE', inCase('T-3')],
    ['workbook', 'EXPORT_PICTURES_STAY_HERE', aQuestion({ stem: '看图：![图](/api/v1/media/abc)' })],
    ['workbook', 'EXPORT_TEXT_CHANGED', aQuestion({ stem: '多动\u200b症' })],
    ['word', 'EXPORT_NOT_READ_AGAIN', ordering],
    ['word', 'EXPORT_TEXT_AS_TYPED', aQuestion({ stem: '求 $x^2$' })],
    ['yaml', 'EXPORT_IN_REVIEW_AS_DRAFT', aQuestion({}, { state: 'in_review' })],
  ] as const)('%s: %s', (format, code, question) => {
    expect(codes(format, question)).toContain(code);
    expect(codes(format, aQuestion({ type: 'essay', key: { kind: 'essay' }, options: [] }))).not.toContain(code);
  });

  it('count each question once per kind', () => {
    fc.assert(
      fc.property(someQuestions(), fc.constantFrom(...EXPORT_FORMATS), (questions, format) => {
        for (const { count, questions: concerned } of lossesOf({ format, questions })) {
          expect(concerned).toHaveLength(count);
          expect(new Set(concerned).size).toBe(count);
        }
      }),
      { numRuns: 50 },
    );
  });
});
