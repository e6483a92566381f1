import { writeXlsx, type CellValue } from 'hucre';
import type { ImportedPaper, ImportedQuestion } from '../imported-paper';
import { readCsvPaper, readWorkbookPaper } from './read-sheet-paper';

type Rows = CellValue[][];

async function paperOf(sheets: Record<string, Rows>): Promise<ImportedPaper> {
  const bytes = await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
  return readWorkbookPaper({ bytes, name: '测试.xlsx' });
}
const csvOf = (text: string, encode: (text: string) => Uint8Array = (plain) => Buffer.from(plain)) =>
  readCsvPaper({ bytes: encode(text), name: '测试.csv' });

const codesOf = ({ notices }: { notices: { code: string }[] }) => notices.map(({ code }) => code).sort();
const choice = (...right: number[]) => ({ kind: 'choice', right });
const FOUR = ['甲', '乙', '丙', '丁'];

/** The content of a question as far as a sheet gives it, and the codes of its notices. */
function said(question: ImportedQuestion) {
  const { type, format, stem, options, key } = question;
  return { type, format, stem, options, key, codes: codesOf(question) };
}
const single = (stem: string, right: number, codes: string[] = []) => ({
  type: 'single_choice',
  format: null,
  stem,
  options: FOUR,
  key: choice(right),
  codes,
});

describe('reads sheets as they are typed', () => {
  it('with a title above, a number and the options in columns', async () => {
    const paper = await paperOf({
      试题: [
        ['2026 年测试题库', null, null],
        [null],
        ['序号', '题型', '试题内容', 'A', 'B', 'C', 'D', '标准答案', '答案解析', '难易度', '考点', '分值'],
        [1, '单选题', '题一？', ...FOUR, 'B', '因为', '较易', '铁', 2],
        [2, '多选题', '题二？', ...FOUR, 'A、C', '所以', '难', '钙', '1.5分'],
      ],
    });
    expect(paper.title).toBe('2026 年测试题库');
    expect(paper.notices).toEqual([]);
    expect(paper.questions.map(said)).toEqual([
      single('题一？', 1),
      { ...single('题二？', 0), type: 'multiple_choice', format: 'X', key: choice(0, 2) },
    ]);
    expect(paper.questions[1]).toMatchObject({
      number: '2',
      rationale: '所以',
      difficulty: 5,
      knowledgePoint: '钙',
      points: '1.5',
      place: { part: '试题', line: 5, lastLine: 5 },
    });
  });

  it('with headings in English and in another order', async () => {
    const { questions } = await paperOf({
      Sheet1: [
        ['Answer', 'Option 2', 'Option 1', 'Question', 'Type', 'Difficulty', 'Explanation'],
        ['b', 'no', 'yes', 'One?', 'Single Choice', 'easy', 'why'],
        ['TRUE', null, null, 'Two.', 'True/False', 'hard', null],
      ],
    });
    expect(questions.map(said)).toEqual([
      { type: 'single_choice', format: null, stem: 'One?', options: ['yes', 'no'], key: choice(1), codes: [] },
      { type: 'true_false', format: null, stem: 'Two.', options: [], key: choice(0), codes: [] },
    ]);
  });

  it.each([
    ['line breaks', 'A.甲\nB.乙\nC.丙\nD.丁', []],
    ['bare lines', '甲\n乙\n丙\n丁', []],
    ['bars', '甲|乙|丙|丁', []],
    ['full-width bars', '甲 ｜ 乙 ｜ 丙 ｜ 丁', []],
    ['letters in one line', 'A、甲 B、乙 C、丙 D、丁', []],
    ['full-width letters', 'Ａ．甲　Ｂ．乙　Ｃ．丙　Ｄ．丁', []],
    ['letters in brackets', '（A）甲 （B）乙 （C）丙 （D）丁', []],
    ['letters and semicolons', 'A.甲；B.乙；C.丙；D.丁', []],
    ['letters without a space', 'A.甲B.乙C.丙D.丁', ['SHEET_OPTIONS_RUN_TOGETHER']],
  ])('with all options in one cell, by %s', async (_, cell, codes) => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题干', '选项', '题型', '答案'],
        ['题？', cell, '单选', 'C'],
      ],
    });
    expect(questions.map(said)).toEqual([single('题？', 2, codes)]);
  });

  it('with a letter before each option, which is removed', async () => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', '选项A', '选项B', '选项C', '选项D', '题型', '答案'],
        ['题？', 'A. 甲', 'B. 乙', 'C. 丙', 'D. 丁', '单选', 'D'],
      ],
    });
    expect(questions.map(said)).toEqual([single('题？', 3, ['SHEET_LETTERS_STRIPPED'])]);
  });

  it.each([
    ['AC', [0, 2]],
    ['A,C', [0, 2]],
    ['A、C', [0, 2]],
    ['A;C', [0, 2]],
    ['a c', [0, 2]],
    ['ＡＣ', [0, 2]],
    ['ａ，ｃ', [0, 2]],
    ['答案：A/C', [0, 2]],
    ['【AC】', [0, 2]],
    ['（ B D ）', [1, 3]],
    ['A\nC', [0, 2]],
    ['甲、丙', [0, 2]],
    ['甲\n丙', [0, 2]],
    ['选项A、选项C', [0, 2]],
  ])('with the key of a multiple choice as %j', async (key, right) => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', 'A', 'B', 'C', 'D', '题型', '答案'],
        ['题？', ...FOUR, '多选题', key],
      ],
    });
    expect(questions.map(said)).toEqual([
      { ...single('题？', 0), type: 'multiple_choice', format: 'X', key: choice(...right) },
    ]);
  });

  it.each([
    ['√', 0],
    ['×', 1],
    ['对', 0],
    ['错', 1],
    ['正确', 0],
    ['错误', 1],
    ['T', 0],
    ['F', 1],
    ['Y', 0],
    ['N', 1],
    ['true', 0],
    ['False', 1],
    ['1', 0],
    ['0', 1],
    ['✔', 0],
    ['✘', 1],
    ['是', 0],
    ['否', 1],
    [true, 0],
    [false, 1],
    [1, 0],
    [0, 1],
  ])('with the key of a true/false as %j', async (key, right) => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', '题型', '答案'],
        ['陈述。', '判断题', key],
      ],
    });
    expect(questions.map(said)).toEqual([
      { type: 'true_false', format: null, stem: '陈述。', options: [], key: choice(right), codes: [] },
    ]);
  });

  it('with true/false as options, in either order', async () => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', '题型', '选项A', '选项B', '答案'],
        ['一。', '判断', '错误', '正确', 'B'],
        ['二。', '判断', '对', '错', 'B'],
        ['三。', '判断', null, null, 'A'],
      ],
    });
    expect(questions.map(({ key }) => key)).toEqual([choice(0), choice(1), choice(0)]);
    expect(questions.map(codesOf)).toEqual([[], [], ['SHEET_KEY_LETTER_OF_TRUE_FALSE']]);
  });

  it.each([
    ['填____。', '铁', '填____。', [['铁']], []],
    ['填____和____。', '钙|磷', '填____和____。', [['钙'], ['磷']], []],
    ['填__和__。', '钙；磷', '填____和____。', [['钙'], ['磷']], []],
    ['填（  ）和（）。', '钙;磷', '填____和____。', [['钙'], ['磷']], []],
    ['填____和____。', '钙、磷', '填____和____。', [['钙'], ['磷']], []],
    ['填____和____。', '①钙②磷', '填____和____。', [['钙'], ['磷']], []],
    ['填____。', '多动症/ADHD', '填____。', [['多动症', 'ADHD']], ['SHEET_VARIANTS_BY_SLASH']],
    ['填____。', '多动症//ADHD', '填____。', [['多动症', 'ADHD']], []],
    ['填____。', 'mg/kg', '填____。', [['mg/kg']], ['SHEET_SLASH_KEPT']],
    ['填____。', '30次/分', '填____。', [['30次/分']], ['SHEET_SLASH_KEPT']],
    ['填____。', '1/2', '填____。', [['1/2']], ['SHEET_SLASH_KEPT']],
    ['填____。', 'mg\\/kg', '填____。', [['mg/kg']], []],
  ])('with blanks: %j, %j', async (stem, key, read, blanks, codes) => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', '题型', '答案'],
        [stem, '填空题', key],
      ],
    });
    expect(questions.map(said)).toEqual([
      { type: 'fill_in', format: null, stem: read, options: [], key: { kind: 'fill_in', blanks }, codes },
    ]);
  });

  it.each([
    ['填____和____。', '钙|磷（顺序不限）', [[0, 1]], []],
    ['填____、____和____。', '钙|磷|维生素D（1、2 顺序不限）', [[0, 1]], []],
    ['填____和____。', '钙、磷（不分先后）', [[0, 1]], []],
    ['填____和____。', '钙|磷（1、3 顺序不限）', undefined, ['ANY_ORDER_UNCLEAR']],
  ])('with blanks in any order: %j, %j', async (stem, key, anyOrder, codes) => {
    const rows = [
      ['题目', '题型', '答案'],
      [stem, '填空题', key],
    ];
    const [question] = (await paperOf({ Sheet1: rows })).questions;
    expect(question?.key).toMatchObject({
      kind: 'fill_in',
      blanks: [['钙'], ['磷'], ['维生素D']].slice(0, stem.split('____').length - 1),
    });
    expect(question?.key).toEqual(
      anyOrder ? expect.objectContaining({ anyOrder }) : expect.not.objectContaining({ anyOrder: expect.anything() }),
    );
    expect(codesOf(question!)).toEqual(codes);
  });

  it.each([
    ['37.5±0.1', '37.5', '0.1', []],
    ['３７．５ ± ０．１', '37.5', '0.1', []],
    ['37.5+/-0.1', '37.5', '0.1', []],
    ['−3', '-3', '0', []],
    ['1,200', '1200', '0', []],
    ['12.50', '12.50', '0', []],
    ['37.5℃±0.1℃', '37.5', '0.1', ['SHEET_KEY_UNIT_LEFT_OUT']],
    [12.5, '12.5', '0', []],
  ])('with a number as %j', async (key, value, tolerance, codes) => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', '题型', '答案'],
        ['几？', '数值题', key],
      ],
    });
    expect(questions.map(({ key: read }) => read)).toEqual([{ kind: 'numeric', value, tolerance }]);
    expect(questions.map(codesOf)).toEqual([codes]);
  });

  it('with matching and ordering', async () => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', '题型', '选项A', '选项B', '选项C', '配对项1', '配对项2', '答案'],
        ['配？', '配对题', '甲', '乙', '丙', '子', '丑', '1-B;2-A'],
        ['配？', '连线题', '甲', '乙', '丙', '子', '丑', '1→Ｃ；2→Ａ'],
        ['排？', '排序题', '甲', '乙', '丙', null, null, 'C>A>B'],
        ['排？', '排序', '甲', '乙', '丙', null, null, 'ＢＣＡ'],
      ],
    });
    expect(questions.map(({ prompts, key }) => [prompts.length, key])).toEqual([
      [2, { kind: 'matching', pairs: [1, 0] }],
      [2, { kind: 'matching', pairs: [2, 0] }],
      [0, { kind: 'ordering', order: [2, 0, 1] }],
      [0, { kind: 'ordering', order: [1, 2, 0] }],
    ]);
    expect(questions.flatMap(codesOf)).toEqual([]);
  });

  it('with an essay, whose reference answer becomes the rationale', async () => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', '题型', '参考答案', '解析'],
        ['简述。', '简答题', '要点一', '见教材'],
      ],
    });
    expect(questions[0]).toMatchObject({ type: 'essay', key: { kind: 'essay' }, rationale: '要点一\n\n见教材' });
    expect(codesOf(questions[0]!)).toEqual(['SHEET_KEY_AS_RATIONALE']);
  });

  it('without a type column: types are guessed, with a warning', async () => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', 'A', 'B', 'C', '答案'],
        ['单？', '甲', '乙', '丙', 'A'],
        ['多？', '甲', '乙', '丙', 'AB'],
        ['判。', null, null, null, '√'],
        ['填____。', null, null, null, '铁'],
        ['排？', '甲', '乙', '丙', 'C>A>B'],
        ['数？', null, null, null, '5±1'],
        ['什么？', null, null, null, '1'],
      ],
    });
    expect(questions.map(({ type }) => type)).toEqual([
      'single_choice',
      'multiple_choice',
      'true_false',
      'fill_in',
      'ordering',
      'numeric',
      null,
    ]);
    expect(questions.slice(0, 6).map(codesOf)).toEqual(Array.from({ length: 6 }, () => ['SHEET_TYPE_GUESSED']));
    expect(codesOf(questions[6]!)).toEqual(['SHEET_TYPE_MISSING']);
  });

  it('with the types as headings between the rows, or as names of the sheets', async () => {
    const heads = ['题干', 'A', 'B', '答案'];
    const paper = await paperOf({
      Sheet1: [
        heads,
        ['一、单项选择题（每题1分）'],
        ['题一？', '甲', '乙', 'A'],
        ['二、多项选择题'],
        ['题二？', '甲', '乙', 'AB'],
      ],
      判断题: [
        ['题干', '答案'],
        ['题三。', '×'],
      ],
      营养保健: [
        [...heads, '题型'],
        ['题四？', '甲', '乙', 'B', '单选'],
      ],
    });
    expect(paper.questions.map(({ type, domain, place }) => [type, domain, place.part])).toEqual([
      ['single_choice', null, 'Sheet1'],
      ['multiple_choice', null, 'Sheet1'],
      ['true_false', null, '判断题'],
      ['single_choice', '营养保健', '营养保健'],
    ]);
    expect(paper.questions.flatMap(codesOf)).toEqual([]);
    expect(codesOf(paper)).toEqual(['SHEET_NAME_AS_DOMAIN', 'SHEET_NAME_AS_TYPE']);
  });

  it('with several tables in one sheet, each with headings of its own', async () => {
    const paper = await paperOf({
      Sheet1: [
        ['题干', '答案', '题型'],
        ['题一。', '对', '判断'],
        ['题干', '答案', '题型'],
        ['题二。', '错', '判断'],
        ['题型', '题目', 'A', 'B', 'C', 'D', '正确答案', '录入人'],
        ['A1/A2型题', '题三？', ...FOUR, 'C', '测试员'],
      ],
    });
    expect(paper.questions.map(({ stem, type, format, key }) => [stem, type, format, key])).toEqual([
      ['题一。', 'true_false', null, choice(0)],
      ['题二。', 'true_false', null, choice(1)],
      ['题三？', 'single_choice', null, choice(2)],
    ]);
    expect(codesOf(paper)).toEqual(['SHEET_COLUMNS_NOT_READ']);
  });

  it('with headings in two rows', async () => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题干', '选项', null, null, null, '答案', '题型'],
        [null, 'A', 'B', 'C', 'D', null, null],
        ['题？', ...FOUR, 'B', '单选'],
      ],
    });
    expect(questions.map(said)).toEqual([single('题？', 1)]);
  });

  it('with cases and shared options', async () => {
    const heads = ['题型', '题组', '共用题干', '题干', '备选答案', 'A', 'B', '答案'];
    const paper = await paperOf({
      Sheet1: [
        heads,
        ['A3', '1', '病例一。', '问一？', null, '甲', '乙', 'A'],
        ['A3', '1', null, '问二？', null, '甲', '乙', 'B'],
        ['A4型题', null, '病例二。', '问三？', null, '甲', '乙', 'A'],
        ['A4型题', null, null, '问四？', null, '甲', '乙', 'B'],
        ['B1型题', null, null, '问五？', '子|丑|寅', null, null, 'C'],
        ['B1型题', null, null, '问六？', null, null, null, 'A'],
      ],
    });
    expect(paper.groups.map(({ format, stimulus, place }) => [format, stimulus, place.line, place.lastLine])).toEqual([
      ['A3', '病例一。', 2, 3],
      ['A4', '病例二。', 4, 5],
      ['B1', null, 6, 7],
    ]);
    expect(paper.questions.map(({ group, format, options }) => [group, format, options.length])).toEqual([
      [0, 'A3', 2],
      [0, 'A3', 2],
      [1, 'A4', 2],
      [1, 'A4', 2],
      [2, 'B1', 3],
      [2, 'B1', 3],
    ]);
    expect(paper.questions.map(codesOf)).toEqual([[], [], [], ['SHEET_CASE_CONTINUED'], [], []]);
  });

  it('with a case that unfolds: later parts stand beside their questions and make it an A4 case', async () => {
    const paper = await paperOf({
      Sheet1: [
        ['题型', '题组', '共用题干', '后续病情', '题干', 'A', 'B', '答案'],
        ['单选', '1', '病例。', null, '问一？', '甲', '乙', 'A'],
        ['单选', '1', '病例。', '随后发热。', '问二？', '甲', '乙', 'B'],
      ],
    });
    expect(paper.groups.map(({ format, stimulus }) => [format, stimulus])).toEqual([['A4', '病例。']]);
    expect(paper.questions.map(({ format, stem, about }) => [format, stem, about])).toEqual([
      ['A4', '问一？', undefined],
      ['A4', '问二？', { furtherCase: '随后发热。' }],
    ]);
    expect(paper.questions.flatMap(codesOf)).toEqual([]);
  });

  it('with members of a group apart, which are moved together', async () => {
    const { questions } = await paperOf({
      Sheet1: [
        ['题型', '题组', '共用题干', '题干', 'A', 'B', '答案'],
        ['A3', '1', '病例。', '问一？', '甲', '乙', 'A'],
        ['单选', null, null, '别的？', '甲', '乙', 'A'],
        ['A3', '1', '病例。', '问二？', '甲', '乙', 'B'],
      ],
    });
    expect(questions.map(({ stem, group }) => [stem, group])).toEqual([
      ['问一？', 0],
      ['问二？', 0],
      ['别的？', null],
    ]);
    expect(codesOf(questions[1]!)).toEqual(['SHEET_GROUP_APART']);
  });

  it('with sources in columns or in one text', async () => {
    const heads = ['题目', '题型', '答案', '来源', '发布机构', '发布年份'];
    const { questions } = await paperOf({
      Sheet1: [
        heads,
        ['一。', '判断', '对', '示例文件', '示例机构', 2020],
        ['二。', '判断', '对', '示例机构《示例文件》（2020年）', null, null],
        ['三。', '判断', '对', '教材', null, null],
      ],
    });
    const source = { issuer: '示例机构', title: '示例文件', year: 2020 };
    expect(questions.map((question) => question.source)).toEqual([source, source, null]);
    expect(questions.map(codesOf)).toEqual([[], [], ['SHEET_SOURCE_UNCLEAR']]);
  });

  it('with what a question is about, in Chinese or English', async () => {
    const heads = ['题目', '题型', '答案', '能力点', '认知层次', '标签', '语言', '复核日期'];
    const english = ['stem', 'type', 'key', 'Competency', 'Cognitive level', 'Tags', 'Language', 'Review date'];
    const about = { competency: 'C1.2', cognitiveLevel: 'application', language: 'zh-CN', reviewDate: '2028-06-30' };
    for (const headings of [heads, english]) {
      const { questions } = await paperOf({
        Sheet1: [
          headings,
          ['一。', '判断', '对', 'C1.2', '应用', '急救；婴儿', '中文', '2028年6月30日'],
          ['二。', '判断', '对', 'C1.2', 'Application', '急救', 'zh-CN', new Date(Date.UTC(2028, 5, 30))],
          ['三。', '判断', '对', null, '高', null, '汉字', '明年'],
          ['四。', '判断', '对', null, null, null, null, null],
        ],
      });
      expect(questions.map((question) => question.about)).toEqual([about, about, undefined, undefined]);
      expect(questions.map(({ tags }) => tags)).toEqual([['急救；婴儿'], ['急救'], [], []]);
      expect(questions.map(codesOf)).toEqual([
        [],
        [],
        ['SHEET_DAY_UNKNOWN', 'SHEET_LANGUAGE_UNKNOWN', 'SHEET_LEVEL_UNKNOWN'],
        [],
      ]);
    }
  });

  it('with all that is said of a source, and none of it without the source', async () => {
    const heads = [
      '题目',
      '题型',
      '答案',
      '来源',
      '发布机构',
      '发布年份',
      '文件编号',
      '来源页码',
      '来源链接',
      '查证日期',
    ];
    const { questions } = await paperOf({
      Sheet1: [
        heads,
        ['一。', '判断', '对', '示例文件', '示例机构', 2020, 'T 1', '第 3 章', 'https://example.org', '2026/1/5'],
        ['二。', '判断', '对', null, null, null, 'T 1', null, null, null],
        ['三。', '判断', '对', '示例文件', '示例机构', 2020, null, null, 'example', null],
      ],
    });
    const source = { issuer: '示例机构', title: '示例文件', year: 2020 };
    expect(questions.map((question) => question.source)).toEqual([
      { ...source, documentNumber: 'T 1', place: '第 3 章', link: 'https://example.org', checkedOn: '2026-01-05' },
      null,
      source,
    ]);
    expect(questions.map(codesOf)).toEqual([[], ['SHEET_SOURCE_DETAIL_ALONE'], ['SHEET_LINK_UNKNOWN']]);
  });

  it.each([
    [['易', '较易', '中', '较难', '难'], [1, 2, 3, 4, 5], false],
    [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], false],
    [['1', '★★', '3级', '困难', '简单'], [1, 2, 3, 5, 1], false],
    [[0.95, 0.7, 0.5, 0.3, 0.1], [1, 2, 3, 4, 5], true],
    [[1, '0.80', 0.6, 0.2, 0], [1, 1, 2, 4, 5], true],
  ])('with difficulties as %j', async (typed, read, isFacility) => {
    const paper = await paperOf({
      Sheet1: [
        ['题目', '题型', '答案', '难度'],
        ...typed.map((difficulty, index) => [`第${index}句。`, '判断', '对', difficulty]),
      ],
    });
    expect(paper.questions.map(({ difficulty }) => difficulty)).toEqual(read);
    expect(codesOf(paper)).toEqual(isFacility ? ['SHEET_DIFFICULTY_AS_FACILITY'] : []);
  });

  it('as .csv in every encoding, with any separator', async () => {
    const text = '题干,选项A,选项B,题型,答案\r\n"题一，""引""？",甲,乙,单选,B\r\n';
    const tried = [
      await csvOf(text),
      await csvOf(`\ufeff${text}`),
      await csvOf(text, (plain) => Buffer.from(`\ufeff${plain}`, 'utf16le')),
      await csvOf(text, (plain) => Buffer.from(plain, 'utf16le')),
      await csvOf(text, (plain) => Buffer.from(plain, 'utf16le').swap16()),
      await csvOf(text.replaceAll(',', '\t')),
      await csvOf(`测试题库;;;;\r\n${text.replaceAll(',', ';')}`),
    ];
    for (const paper of tried) {
      expect(paper.notices).toEqual([]);
      expect(paper.questions.map(said)).toEqual([
        { type: 'single_choice', format: null, stem: '题一，"引"？', options: ['甲', '乙'], key: choice(1), codes: [] },
      ]);
      expect(paper.questions[0]!.place.part).toBeNull();
    }
    // 题干,答案 / 甲。,√ in the encoding of a Chinese Excel.
    const gbk = Buffer.from('cce2b8c92cb4f0b0b80abcd7a1a32ca1cc', 'hex');
    const chinese = await readCsvPaper({ bytes: gbk, name: 'a.csv' });
    expect(chinese.questions.map(({ stem, key }) => [stem, key])).toEqual([['甲。', choice(0)]]);
  });
});
