import { questionWarnings } from './question-warnings';

const told = (question: object) =>
  questionWarnings({
    file: {
      sources: { a: { checkedOn: '2026-11-01' }, old: { checkedOn: '2024-11-29' }, just: { checkedOn: '2024-11-30' } },
      questions: [{ type: 'single_choice', rationale: '解析', source: 'a', stem: '？', ...question }],
    },
    today: '2026-11-30',
  }).map(({ path, code }) => `${path} ${code}`);

describe('remarks while a question is written', () => {
  it.each([
    [{ stem: '下列说法不正确的是？' }, 'stem NEGATIVE_NOT_EMPHASISED'],
    [{ options: ['短', '也短', '这一个选项特别长'], key: 'C' }, 'options.2 LONGEST_OPTION_IS_KEY'],
    [{ options: ['会发热流涕', '通常会发热', '会咳嗽流涕'], key: 'B' }, 'options.1 ONLY_KEY_IS_HEDGED'],
    [{ options: ['会发热', '会流涕', '一定咳嗽'], key: 'A' }, 'options.2 ONLY_WRONG_ARE_ABSOLUTE'],
    [{ options: ['A型', 'Ａ型', '乙'] }, 'options.1 OPTIONS_LOOK_ALIKE'],
    [{ options: ['A. 甲', '乙'] }, 'options.0 OPTION_BEGINS_WITH_LETTER'],
    [{ options: ['甲', '以上都对'] }, 'options.1 OPTION_SPEAKS_OF_OTHERS'],
    [{ rationale: ' ' }, 'rationale NO_RATIONALE'],
    [{ source: undefined }, 'source NO_SOURCE'],
    [{ source: 'old' }, 'source SOURCE_NOT_CHECKED'],
    [{ source: 'not listed' }, 'source SOURCE_NOT_CHECKED'],
    [{ source: 'constructor' }, 'source SOURCE_NOT_CHECKED'],
    [{ reviewDate: '2026-11-30' }, 'reviewDate REVIEW_DUE'],
  ])('%j', (question, warning) => {
    expect(told(question)).toEqual([`questions.0.${warning}`]);
  });

  it('are none for a good question, and empty options are not alike', () => {
    expect(told({ stem: '下列说法**不正确**的是？', options: ['甲甲', '乙乙乙', '', ''], key: 'A' })).toEqual([]);
    expect(told({ type: 'true_false', stem: '这种做法是错误的。' })).toEqual([]);
    expect(told({ options: ['B族维生素', 'D二聚体'] })).toEqual([]);
    expect(told({ source: 'just', reviewDate: '2026-12-01' })).toEqual([]);
    expect(told({ reviewDate: 'soon' })).toEqual([]);
  });

  it('mention shared options once, and accept any input without an error', () => {
    const questions = [{ type: 'single_choice', key: 'A', stem: '甲？', rationale: '解析', source: 'a' }];
    const sources = { a: { checkedOn: '2026-11-01' } };
    const warnings = (file: Record<string, unknown>) => questionWarnings({ file, today: '2026-11-30' });
    expect(warnings({ sources, groups: [{ format: 'B1', options: ['甲', '甲'], questions }] })).toHaveLength(1);
    expect(warnings({ questions: [null, 7], groups: 'no', domain: [], sources: [] }).length).toBeGreaterThan(0);
  });
});
