import { NO_SOURCE } from './about-state';
import { fromFile, newQuestion, newWritten, toFile, withBlanks, withKind, type Written } from './editor-state';

const source = { ...NO_SOURCE, issuer: '测试单位', title: '测试指南', year: '2020' };
const common = { difficulty: 2, knowledgePoint: '测试', stem: '题干____？', rationale: '解析', source };
const alone = (fields: object): Written => ({
  domain: 'sample',
  group: null,
  questions: [newQuestion({ ...common, ...fields })],
});

describe('the state of the question editor', () => {
  it.each([
    ['A1', { kind: 'A1', options: ['甲', '乙'], right: [1] }],
    ['X', { kind: 'X', options: ['甲', '乙', '丙'], right: [0, 2] }],
    ['any number', { kind: 'any_number', options: ['甲', '乙'], right: [0] }],
    ['true or false', { kind: 'true_false', isTrue: false }],
    ['fill in', { kind: 'fill_in', blanks: [['甲', '乙']] }],
    ['numeric', { kind: 'numeric', value: '12.5', tolerance: '0.5' }],
    ['matching', { kind: 'matching', prompts: ['一', '二'], options: ['甲', '乙', '丙'], pairs: [2, 0] }],
    ['essay', { kind: 'essay' }],
    [
      'essay, with all that can be said of it,',
      {
        kind: 'essay',
        source: {
          ...source,
          documentNumber: 'T 1-2020',
          place: '第 3 章',
          link: 'https://example.org',
          checkedOn: '2026-11-30',
        },
        about: {
          competency: 'C1',
          cognitiveLevel: 'judgement',
          tags: ['甲', '乙'],
          language: 'zh-CN',
          reviewDate: '2028-06-30',
        },
      },
    ],
  ])('of the type %s comes back from its file as it was', (_, fields) => {
    const written = alone(fields);
    expect(fromFile(toFile(written))).toEqual(written);
  });

  it('is written as a file', () => {
    expect(toFile(alone({ kind: 'X', options: ['甲', '乙', '丙', ''], right: [2, 0] }))).toEqual({
      domain: 'sample',
      sources: { 'source-1': { issuer: '测试单位', title: '测试指南', year: 2020 } },
      questions: [
        {
          id: '',
          type: 'multiple_choice',
          format: 'X',
          difficulty: 2,
          knowledgePoint: '测试',
          stem: '题干____？',
          options: ['甲', '乙', '丙'],
          key: ['A', 'C'],
          rationale: '解析',
          source: 'source-1',
        },
      ],
    });
  });

  it('keeps the stored order of unchanged steps', () => {
    const stored = { id: 'S-1', type: 'ordering' as const, options: ['中', '末', '首'], key: ['C', 'A', 'B'] };
    const written = fromFile({ domain: 'sample', questions: [stored] });
    expect(written.questions[0]!.steps).toEqual(['首', '中', '末']);
    expect(toFile(written).questions![0]).toMatchObject({ options: ['中', '末', '首'], key: ['C', 'A', 'B'] });
    written.questions[0]!.steps = ['首', '末', '中'];
    expect(toFile(written).questions![0]).toMatchObject({ options: ['首', '末', '中'] });
    expect(toFile(written).questions![0]!.key).toBeUndefined();
  });

  it('loses nothing when its type changes', () => {
    const written = alone({ kind: 'X', options: ['甲', '乙'], right: [0, 1] });
    const [single] = withKind(written, 'A1').questions;
    expect(single).toMatchObject({ kind: 'A1', options: ['甲', '乙'], right: [0], stem: common.stem });
    const group = withKind(written, 'A3');
    expect(group.questions.map(({ kind }) => kind)).toEqual(['any_number', 'any_number']);
    expect(withKind(group, 'B1').group).toMatchObject({ kind: 'B1', options: ['甲', '乙'] });
  });

  it('has as many blanks as its stem has marks', () => {
    const question = newQuestion({ kind: 'fill_in', stem: '____和____', blanks: [['甲']] });
    expect(withBlanks(question).blanks).toEqual([['甲'], ['']]);
    expect(withBlanks(newQuestion({ kind: 'A1', stem: '____' })).blanks).toEqual([['']]);
    expect(newWritten('sample').questions).toHaveLength(1);
  });
});
