import { authoredUnits } from '../../question/version-content';
import { authoredOfStaged, domainNamed } from './authored-of-staged';
import { checkStaged } from './check-staged';
import { duplicateKey } from './duplicate-key';
import { statesOf, type StagedGroup, type StagedQuestion } from './staged-question';

const DOMAINS = [
  { code: 'sleep', title: '睡眠' },
  { code: 'feeding', title: '喂养' },
];
const SETTINGS = { domainCode: 'sleep', difficulty: 3, knowledgePoint: '睡眠' };

const aQuestion = (wishes: Partial<StagedQuestion> = {}): StagedQuestion => ({
  type: 'single_choice',
  format: null,
  stem: '测试题干？',
  options: ['甲', '乙', '丙'],
  prompts: [],
  key: { kind: 'choice', right: [1] },
  rationale: null,
  difficulty: null,
  knowledgePoint: null,
  domain: null,
  points: null,
  source: null,
  tags: [],
  ...wishes,
});

const check = async (questions: StagedQuestion[], group: StagedGroup | null = null) =>
  checkStaged({ unit: { group, questions }, domains: DOMAINS, findKnownPictures: async () => new Set() });
const codesOf = async (questions: StagedQuestion[], group: StagedGroup | null = null) =>
  (await check(questions, group)).map((said) => said.map(({ code }) => code));

const OF_EVERY_TYPE: StagedQuestion[] = [
  aQuestion(),
  aQuestion({ type: 'multiple_choice', key: { kind: 'choice', right: [0, 2] } }),
  aQuestion({ type: 'true_false', options: [], key: { kind: 'choice', right: [1] } }),
  aQuestion({
    type: 'fill_in',
    options: [],
    stem: '缺 ____ 和 ____。',
    key: { kind: 'fill_in', blanks: [['铁', 'Fe'], ['锌']] },
  }),
  aQuestion({ type: 'numeric', options: [], key: { kind: 'numeric', value: '37.5', tolerance: '0.1' } }),
  aQuestion({ type: 'matching', prompts: ['一', '二'], key: { kind: 'matching', pairs: [2, 0] } }),
  aQuestion({ type: 'ordering', key: { kind: 'ordering', order: [2, 0, 1] } }),
  aQuestion({ type: 'essay', options: [], key: { kind: 'essay' } }),
];

describe('a staged question', () => {
  it.each(OF_EVERY_TYPE)('of the type $type is stored as a draft with the content that was read', async (question) => {
    expect(await codesOf([question])).toEqual([[]]);
    const file = authoredOfStaged({
      unit: { group: null, questions: [question] },
      codes: ['sleep-0001'],
      groupCode: '',
      settings: SETTINGS,
      domains: DOMAINS,
    });
    const [[version]] = authoredUnits(file) as [[ReturnType<typeof authoredUnits>[0][0]]];
    expect(version).toMatchObject({ code: 'sleep-0001', domainCode: 'sleep', state: 'draft', stimulus: null });
    expect(version.content).toMatchObject({
      type: question.type,
      stem: question.stem,
      key: question.key,
      prompts: question.prompts,
      difficulty: 3,
      knowledgePoint: '睡眠',
    });
    if (question.type !== 'true_false') expect(version.content.options).toEqual(question.options);
  });

  it('keeps the attributes given in the file, and goes into the domain named by title or code', () => {
    const question = aQuestion({
      format: 'A2',
      rationale: '解析。',
      difficulty: 5,
      knowledgePoint: '辅食',
      domain: ' 喂养 ',
      source: { issuer: '测试单位', title: '测试指南', year: 2020 },
    });
    const file = authoredOfStaged({
      unit: { group: null, questions: [question] },
      codes: ['feeding-0001'],
      groupCode: '',
      settings: SETTINGS,
      domains: DOMAINS,
    });
    const [[{ domainCode, content }]] = authoredUnits(file) as [[ReturnType<typeof authoredUnits>[0][0]]];
    expect(domainCode).toBe('feeding');
    expect(content).toMatchObject({
      format: 'A2',
      rationale: '解析。',
      difficulty: 5,
      knowledgePoint: '辅食',
      source: { issuer: '测试单位', title: '测试指南', year: 2020 },
    });
    expect(domainNamed({ typed: 'FEEDING', domains: DOMAINS })).toBe(null);
    expect(domainNamed({ typed: 'feeding', domains: DOMAINS })).toBe('feeding');
  });

  it('belongs to the first domain whose code or title looks like the typed name', () => {
    const twins = [
      { code: 'a', title: 'Ａ章' },
      { code: 'b', title: 'A 章' },
      { code: 'A章', title: '第三' },
    ];
    const codes = ['A章', 'A 章', ' Ａ章\u200b', 'b', '第 三', '第四'].map((typed) =>
      domainNamed({ typed, domains: twins }),
    );
    expect(codes).toEqual(['a', 'a', 'a', 'b', 'A章', null]);
  });

  it('is checked like a question of a bank file', async () => {
    expect(await codesOf([aQuestion({ stem: ' ' })])).toEqual([['INVALID_STEM']]);
    expect(await codesOf([aQuestion({ key: { kind: 'choice', right: [3] } })])).toEqual([['OPTION_NOT_THERE']]);
    expect(await codesOf([aQuestion({ options: ['甲', ' 甲', '乙'] })])).toEqual([['OPTION_TWICE']]);
    expect(await codesOf([aQuestion({ stem: '<script>' })])).toEqual([['HTML']]);
    expect(await codesOf([aQuestion({ stem: '![图](pictures/a.png)' })])).toEqual([['PICTURE_MISSING']]);
    expect(await codesOf([aQuestion({ type: 'fill_in', key: { kind: 'fill_in', blanks: [['铁']] } })])).toEqual([
      ['BLANKS_NOT_AS_STEM'],
    ]);
  });

  it('reports what is missing, and checks the rest', async () => {
    expect(await codesOf([aQuestion({ type: null })])).toEqual([['IMPORT_TYPE_MISSING']]);
    expect(await codesOf([aQuestion({ key: null })])).toEqual([['IMPORT_KEY_MISSING']]);
    expect(await codesOf([aQuestion({ key: { kind: 'essay' }, stem: '<b>' })])).toEqual([
      ['IMPORT_KEY_MISSING', 'HTML'],
    ]);
  });

  it('warns of a domain that the bank does not have', async () => {
    expect(await check([aQuestion({ domain: '口腔' })])).toMatchObject([
      [{ code: 'IMPORT_DOMAIN_UNKNOWN', severity: 'warning', details: { domain: '口腔' } }],
    ]);
  });
});

describe('the knowledge point of a staged question', () => {
  const domains = [{ ...DOMAINS[0]!, pointNames: ['睡眠体位'] }, DOMAINS[1]!];
  const said = async (wishes: Partial<StagedQuestion>) =>
    (
      await checkStaged({
        unit: { group: null, questions: [aQuestion(wishes)] },
        domains,
        findKnownPictures: async () => new Set(),
      })
    )[0]?.map(({ code, severity }) => `${severity} ${code}`);

  it("is proposed as new when the bank's tree does not have it", async () => {
    expect(await said({ knowledgePoint: '睡眠环境' })).toEqual(['warning IMPORT_POINT_NEW']);
    expect(await said({ knowledgePoint: '睡眠环境', domain: '睡眠' })).toEqual(['warning IMPORT_POINT_NEW']);
    expect(await said({ knowledgePoint: '睡眠 体位' })).toEqual([]);
    expect(await said({ knowledgePoint: null })).toEqual([]);
  });

  it('is not reported as new in a domain without a tree', async () => {
    expect(await said({ knowledgePoint: '辅食', domain: '喂养' })).toEqual([]);
  });
});

describe('a staged group', () => {
  const A3: StagedGroup = { format: 'A3', stimulus: '患儿，男，8 个月。' };
  const B1: StagedGroup = { format: 'B1', stimulus: null };

  it('reports a fault at its question, and a fault of the group at its first question', async () => {
    expect(await codesOf([aQuestion(), aQuestion({ key: { kind: 'choice', right: [7] } })], A3)).toEqual([
      [],
      ['OPTION_NOT_THERE'],
    ]);
    expect(await codesOf([aQuestion(), aQuestion({ stem: '' })], { ...A3, stimulus: ' ' })).toEqual([
      ['INVALID_CASE'],
      ['INVALID_STEM'],
    ]);
    expect(await codesOf([aQuestion()], A3)).toEqual([['INVALID_GROUP_QUESTIONS']]);
  });

  it('shares its options in a B1 group', async () => {
    expect(await codesOf([aQuestion(), aQuestion({ key: { kind: 'choice', right: [2] } })], B1)).toEqual([[], []]);
    expect(await codesOf([aQuestion(), aQuestion({ options: ['甲', '乙', '丁'] })], B1)).toEqual([
      [],
      ['IMPORT_OPTIONS_DIFFER'],
    ]);
    expect(await codesOf([aQuestion(), aQuestion({ key: null })], B1)).toEqual([[], ['IMPORT_KEY_MISSING']]);
  });

  it('is held back as a whole by one faulty question', async () => {
    const said = await check([aQuestion(), aQuestion({ key: null })], A3);
    expect(statesOf(said)).toEqual(['held', 'faulty']);
    expect(statesOf(await check([aQuestion(), aQuestion()], A3))).toEqual(['good', 'good']);
  });
});

describe('two questions', () => {
  const keyOf = (wishes: Partial<Parameters<typeof duplicateKey>[0]>) =>
    duplicateKey({
      type: 'single_choice',
      stem: '婴儿入睡时最安全的体位是哪一种？',
      group: null,
      options: ['甲', '乙'],
      ...wishes,
    });

  it('are duplicates regardless of width, case, spaces and punctuation', () => {
    expect(keyOf({ stem: '婴儿入睡时，最安全的体位是哪一种?' })).toBe(keyOf({}));
    expect(keyOf({ stem: 'ＡＢＣ 与维生素 D 缺乏有关的是什么疾病' })).toBe(
      keyOf({ stem: 'abc与维生素d缺乏有关的是什么疾病？' }),
    );
  });

  it('are no duplicates when the case differs, or when a common stem has other options', () => {
    expect(keyOf({ group: { format: 'A3', stimulus: '患儿，男，8 个月。' } })).not.toBe(keyOf({}));
    expect(keyOf({ stem: '下列说法正确的是', options: ['丙', '丁'] })).not.toBe(keyOf({ stem: '下列说法正确的是' }));
    expect(keyOf({ stem: '关于婴幼儿睡眠安全，下列说法错误的是（  ）', options: ['丙'] })).not.toBe(
      keyOf({ stem: '关于婴幼儿睡眠安全，下列说法错误的是（  ）' }),
    );
    expect(keyOf({ stem: '下列说法正确的是', options: ['乙', '甲'] })).toBe(keyOf({ stem: '下列说法正确的是' }));
  });

  it('are duplicates despite the default heading of shared options and the options of a statement', () => {
    const inBank = { format: 'B1', stimulus: '以下各题共用备选答案。' } as const;
    expect(keyOf({ stem: '佝偻病', group: inBank })).toBe(
      keyOf({ stem: '佝偻病', group: { format: 'B1', stimulus: null } }),
    );
    const statement = { type: 'true_false', stem: '婴儿可以喝蜂蜜' } as const;
    expect(keyOf({ ...statement, options: ['正确', '错误'] })).toBe(keyOf({ ...statement, options: [] }));
  });
});
