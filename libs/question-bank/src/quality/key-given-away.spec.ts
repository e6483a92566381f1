import type { AuthoredVersion } from '../question/version-content';
import { contentWords, keysGivenAway, presupposedSteps } from './key-given-away';
import { NOTHING_SAID } from '../question/question-about';

interface CaseQuestion {
  stem: string;
  /** The first one is right. */
  options?: string[];
}

function aCase({
  text,
  questions,
  format = 'A3',
}: {
  text: string;
  questions: CaseQuestion[];
  format?: 'A3' | 'A4' | 'B1';
}): AuthoredVersion[] {
  const stimulus = { code: 'G', format, text, contentSha256: '' };
  return questions.map(({ stem, options = ['甲', '乙'] }, index) => ({
    code: `G-${index + 1}`,
    domainCode: 'sample',
    state: 'published',
    stimulus,
    content: {
      type: 'single_choice',
      format,
      stem,
      options,
      prompts: [],
      blankCount: 0,
      key: { kind: 'choice', right: [0] },
      fixedOptionOrder: false,
      groupPosition: index + 1,
      rationale: null,
      difficulty: 2,
      knowledgePoint: '',
      source: null,
      ...NOTHING_SAID,
    },
    contentSha256: '',
  }));
}

describe('the meaningful words of a text', () => {
  it('are its pairs of Chinese characters without grammar and everyday words', () => {
    expect([...contentWords('孩子的专科评估')]).toEqual(['专科', '科评', '评估']);
    expect([...contentWords('约4厘米，30:2')]).toEqual(['厘米']);
  });
});

describe('a stem that gives away a neighbour’s key', () => {
  const referral = {
    stem: '此时最恰当的做法是？',
    options: ['记下表现，带孩子去专科评估', '等上小学再看', '先停送幼儿园'],
  };

  it('is a later one with a word that only the key has', () => {
    const told = aCase({
      text: '男孩，4岁半，坐不住。',
      questions: [referral, { stem: '专科门诊要两个月后才有号，对家长最合适的建议是？' }],
    });
    expect(keysGivenAway(told)).toEqual([{ key: 'G-1', stem: 'G-2', words: ['专科'] }]);
  });

  it('is found in any order of the questions', () => {
    const told = aCase({ text: '男孩，4岁半。', questions: [referral, { stem: '等待评估，家里可以做什么？' }] });
    expect(keysGivenAway(told.reverse())).toEqual([{ key: 'G-1', stem: 'G-2', words: ['评估'] }]);
  });

  it('is reported for a key with several right options too', () => {
    const [first, second] = aCase({
      text: '男孩，4岁半。',
      questions: [
        { stem: '哪些做法正确？', options: ['多观察', '去专科评估', '打骂'] },
        { stem: '到了专科门诊，怎样说？' },
      ],
    });
    const several = { ...first!, content: { ...first!.content, key: { kind: 'choice' as const, right: [0, 1] } } };
    expect(keysGivenAway([several, second!])).toMatchObject([{ words: ['专科'] }]);
  });

  it('is not reported when the case, the question itself or half of the other options have the word', () => {
    const later = { stem: '专科门诊要两个月后才有号，可以做什么？' };
    const all = [
      aCase({ text: '男孩，4岁半，已约好专科。', questions: [referral, later] }),
      aCase({ text: '男孩，4岁半。', questions: [{ ...referral, stem: '要不要去专科？' }, later] }),
      aCase({
        text: '男孩，4岁半。',
        questions: [{ ...referral, options: ['去专科评估', '等上小学再去专科', '先停送幼儿园'] }, later],
      }),
    ];
    expect(all.map((questions) => keysGivenAway(questions))).toEqual([[], [], []]);
  });

  it('is not reported before the question, in another case, or with shared options', () => {
    const later = { stem: '专科门诊要两个月后才有号，可以做什么？' };
    const [first] = aCase({ text: '男孩，4岁半。', questions: [referral] });
    const [elsewhere] = aCase({ text: '女孩，5岁。', questions: [later] });
    expect([
      keysGivenAway(aCase({ text: '男孩，4岁半。', questions: [later, referral] })),
      keysGivenAway([first!, { ...elsewhere!, stimulus: { ...elsewhere!.stimulus!, code: 'H' } }]),
      keysGivenAway(aCase({ text: '', questions: [referral, later], format: 'B1' })),
    ]).toEqual([[], [], []]);
  });
});

describe('a stem that treats a step as done', () => {
  const stepsOf = (text: string, stem: string) =>
    presupposedSteps(aCase({ text, questions: [{ stem: '首先应做什么？' }, { stem }] })).map(({ step }) => step);

  it.each([
    ['等待评估期间，家里最适合做的活动是？', ['评估期间']],
    ['检查后医生说还没有近视，家里最先要调整的是？', ['检查后']],
    ['充分冲洗降温后准备送医，伤处应怎样保护？', ['降温后']],
    ['急救中孩子突然叫不应，这时应当？', ['急救中']],
    ['家里接受了建议，最先吃的辅食怎样安排？', ['接受了建议']],
    ['孩子被确诊为近视，最恰当的建议是？', ['确诊为']],
  ])('is found in “%s”', (stem, steps) => {
    expect(stepsOf('男孩，5岁。', stem)).toEqual(steps);
  });

  it.each([
    ['男孩，8岁，医生已经确诊。', '确诊为多动症以后，老师怎样配合？'],
    ['男孩，5岁。', '奶奶说：“检查后就好了。”怎样回答？'],
    ['男孩，5岁。', '两个月后牙变灰，怎样告诉家长？'],
    ['男孩，5岁。', '应到哪家治疗中心？'],
    ['男孩，5岁。', '不做处理，后果是什么？'],
  ])('is not reported when the case mentions the step or nobody took it (%#)', (text, stem) => {
    expect(stepsOf(text, stem)).toEqual([]);
  });

  it('is not reported in the first question', () => {
    expect(presupposedSteps(aCase({ text: '女孩，7岁。', questions: [{ stem: '检查后怎样做？' }] }))).toEqual([]);
  });
});
