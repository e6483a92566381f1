import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImportedPaper, ImportedQuestion } from '../imported-paper';
import { readTextPaper } from './read-text-paper';

const FIXTURES = resolve(__dirname, '../../../import-fixtures/text');
const fixture = (name: string) => readTextPaper({ text: readFileSync(resolve(FIXTURES, name), 'utf8'), name });

function keyOf({ type, key }: ImportedQuestion): string | null {
  if (key === null || key.kind === 'essay') return key === null ? null : 'essay';
  if (key.kind === 'choice')
    return type === 'true_false'
      ? key.right[0] === 0
        ? '√'
        : '×'
      : key.right.map((at) => 'ABCDEFGHIJ'.charAt(at)).join('');
  return key.kind === 'fill_in' ? key.blanks.map((texts) => texts.join('|')).join('；') : JSON.stringify(key);
}

const codesOf = ({ questions, notices }: ImportedPaper): string[] =>
  [...notices, ...questions.flatMap((question) => question.notices)].map(({ code }) => code);

const read = (...lines: string[]) => readTextPaper({ text: lines.join('\n'), name: '试卷.txt' });

describe('a case that unfolds', () => {
  const question = (number: number) => [`${number}. 第${number}问？`, 'A. 甲', 'B. 乙', '答案：A'];

  it('has later parts before their questions', () => {
    const { groups, questions, notices } = read(
      '（1～3题共用题干）',
      '测试病例。',
      ...question(1),
      '解析：第一问的解析。',
      '病情进展：第三天发热。',
      '体温 39℃。',
      ...question(2),
      '【后续病情】第五天热退。',
      ...question(3),
      ...question(4),
    );
    expect(groups.map(({ format, stimulus }) => [format, stimulus])).toEqual([['A4', '测试病例。']]);
    expect(questions.map(({ number, stem, group, about }) => [number, stem, group, about?.furtherCase])).toEqual([
      ['1', '第1问？', 0, undefined],
      ['2', '第2问？', 0, '第三天发热。\n体温 39℃。'],
      ['3', '第3问？', 0, '第五天热退。'],
      ['4', '第4问？', null, undefined],
    ]);
    expect(questions[0]!.rationale).toBe('第一问的解析。');
    expect([...notices, ...questions.flatMap((one) => one.notices)]).toEqual([]);
  });

  it('names a later part behind which no question comes', () => {
    const paper = read('（1～2题共用题干）', '测试病例。', ...question(1), ...question(2), '病情进展：第三天发热。');
    expect(paper.questions).toHaveLength(2);
    expect(codesOf(paper)).toEqual(['PAPER_TEXT_PASSED_OVER']);
  });

  it('is not meant by the same word outside a case', () => {
    const { questions } = read('1. 关于流感，正确的是', '病情进展：多数较快', 'A. 甲', 'B. 乙', '答案：A');
    expect(questions[0]!.stem).toContain('病情进展：多数较快');
    expect(questions[0]!.about).toBeUndefined();
  });
});

describe('reading a paper typed as text', () => {
  it('reads all supported forms mixed in one file', () => {
    const { title, questions } = fixture('ok/child-care.txt');
    expect(title).toBe('婴幼儿照护测验');
    expect(questions.map((question) => [question.number, question.type, question.format, keyOf(question)])).toEqual([
      ['1', 'single_choice', null, 'B'],
      ['2', 'single_choice', null, 'B'],
      ['3', 'single_choice', null, 'C'],
      ['4', 'single_choice', null, 'B'],
      ['1', 'multiple_choice', 'X', 'ABD'],
      ['2', 'multiple_choice', 'X', 'AB'],
      ['1', 'multiple_choice', null, 'C'],
      ['1', 'true_false', null, '×'],
      ['2', 'true_false', null, '√'],
      ['3', 'true_false', null, '√'],
      ['4', 'true_false', null, '×'],
      ['1', 'fill_in', null, '12~18；6~8'],
      ['2', 'fill_in', null, '3~7；2~3'],
      ['1', 'essay', null, 'essay'],
      ['2', 'essay', null, 'essay'],
    ]);
    expect(questions[1]).toMatchObject({
      stem: '维生素D缺乏会引起（  ）',
      options: ['维生素A、B族缺乏', '佝偻病', '贫血', '肥胖', '腹泻'],
      rationale: '维生素D促进钙吸收。',
      difficulty: 2,
      knowledgePoint: '营养',
      points: '2',
      place: { line: 6, lastLine: 11 },
    });
    expect(questions[13]).toMatchObject({
      stem: '简述母乳喂养的优点。',
      rationale: '1. 营养丰富\n2. 易消化\n3. 增强免疫',
      points: '5',
    });
    expect(questions.flatMap(({ notices }) => notices).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('takes keys from lists at the end, including where the numbering restarts', () => {
    const { questions, groups, notices } = fixture('ok/keys-at-the-end.txt');
    expect(questions.map(keyOf).join('')).toBe('ABCDAABCBB√×');
    expect(questions.map(({ format, group }) => [format, group]).slice(4, 10)).toEqual([
      [null, null],
      ['B1', 0],
      ['B1', 0],
      ['B1', 0],
      ['A3', 1],
      ['A3', 1],
    ]);
    expect(groups.map(({ format, stimulus }) => [format, stimulus])).toEqual([
      ['B1', null],
      ['A3', '幼儿，3岁。午餐后呛咳。'],
    ]);
    expect([...notices, ...questions.flatMap((question) => question.notices)]).toEqual([]);
  });

  it('reads Markdown', () => {
    const { questions } = fixture('ok/markdown.txt');
    expect(questions.map((question) => [question.stem, keyOf(question), question.points])).toEqual([
      ['洗手的时机**不包括**', 'C', '6'],
      ['体温的单位是', 'B', '6'],
    ]);
    expect(questions[1]?.options[1]).toBe('$^{\\circ}\\mathrm{C}$');
  });

  const WANTED: Record<string, string> = {
    'blanks-not-as-key': 'PAPER_BLANKS_NOT_AS_KEY',
    'contradicting-keys': 'PAPER_KEYS_CONTRADICT',
    'group-without-its-questions': 'PAPER_GROUP_RANGE',
    'key-beyond-the-options': 'PAPER_KEY_BEYOND_OPTIONS',
    'key-for-a-question-that-is-not-there': 'PAPER_KEY_WITHOUT_QUESTION',
    'letter-twice': 'PAPER_KEY_LETTER_TWICE',
    'letters-out-of-order': 'PAPER_OPTION_LETTERS',
    'list-of-another-length': 'PAPER_KEY_LIST_LENGTH',
    'no-key': 'PAPER_NO_KEY',
    'no-question': 'PAPER_NOTHING_FOUND',
    'numbering-gap': 'PAPER_NUMBER_GAP',
    'several-keys-for-single-choice': 'PAPER_SEVERAL_KEYS',
    'text-that-belongs-to-nothing': 'PAPER_TEXT_PASSED_OVER',
  };

  it('has a fixture for each fault below, and a fault for each fixture', () => {
    expect(readdirSync(resolve(FIXTURES, 'not-ok')).map((file) => file.replace('.txt', ''))).toEqual(
      Object.keys(WANTED),
    );
  });

  it.each(Object.entries(WANTED))('reports %s', (name, code) => {
    expect(codesOf(fixture(`not-ok/${name}.txt`))).toContain(code);
  });

  it('assigns no keys from a list whose length differs from the number of questions', () => {
    expect(fixture('not-ok/list-of-another-length.txt').questions.map(keyOf)).toEqual([null, null, null]);
  });

  it('does not take a number in the text for a question number', () => {
    const { questions } = read(
      '一、单选题',
      '1.1.5岁幼儿能',
      'A.走 B.跑 C.跳 D.飞',
      '答案：A',
      '2. 下列正确的是',
      '1. 甲',
      '2. 乙',
      '3. 丙',
      'A. 12 B. 13 C. 23 D. 123',
      '答案：D',
      '3.37.5℃是',
      'A.低热 B.高热',
      '答案：A',
    );
    expect(questions.map(({ number, stem }) => [number, stem])).toEqual([
      ['1', '1.5岁幼儿能'],
      ['2', '下列正确的是\n1. 甲\n2. 乙\n3. 丙'],
      ['3', '37.5℃是'],
    ]);
  });

  it('separates options that run together, and warns where a letter may belong to a word', () => {
    const { questions } = read('单选题', '1. 夜盲症因缺乏', 'A.维生素AB.维生素BC.维生素CD.维生素D', '答案：A');
    expect(questions[0]?.options).toEqual(['维生素A', '维生素B', '维生素C', '维生素D']);
    expect(codesOf(read('单选题', '1. 夜盲症因缺乏', 'A.维生素AB.维生素BC.维生素CD.维生素D', '答案：A'))).toContain(
      'PAPER_OPTIONS_UNSURE',
    );
  });

  it('detects an option swallowed by another one from the option count of the other questions', () => {
    const question = (number: number, last: string) => [
      `${number}. 题${number}`,
      'A.一',
      'B.二',
      'C.三',
      last,
      '答案：A',
    ];
    const paper = read(
      '单选题',
      ...question(1, 'D.四'),
      ...question(2, 'D.四'),
      ...question(3, 'D.四'),
      ...question(4, '四'),
      ...question(5, 'D.四'),
    );
    expect(paper.questions[3]?.notices.map(({ code }) => code)).toEqual([
      'PAPER_TEXT_ADDED',
      'PAPER_OPTION_COUNT_UNUSUAL',
    ]);
  });

  it('reads which blanks accept any order, and reports unclear orders', () => {
    const { questions } = read(
      '填空题',
      '1. 佝偻病患儿血____、____降低。',
      '答案：钙；磷（顺序不限）',
      '2. 填____、____和____。',
      '答案：钙、磷、维生素D（1、2不分先后）',
      '3. 填____和____。',
      '答案：钙；磷（1、4 可互换）',
    );
    expect(questions.map(({ key }) => key)).toEqual([
      { kind: 'fill_in', blanks: [['钙'], ['磷']], anyOrder: [[0, 1]] },
      { kind: 'fill_in', blanks: [['钙'], ['磷'], ['维生素D']], anyOrder: [[0, 1]] },
      { kind: 'fill_in', blanks: [['钙'], ['磷']] },
    ]);
    expect(questions[2]?.notices.map(({ code }) => code)).toContain('ANY_ORDER_UNCLEAR');
  });

  it('does not take the list inside an explanation for questions', () => {
    const { questions } = read(
      '单选题',
      '1. 甲',
      'A.一 B.二',
      '答案：A',
      '解析：1. 因为',
      '2. 所以',
      '3. 因此',
      '2. 乙',
      'A.一 B.二',
      '答案：B',
    );
    expect(questions.map(({ number, rationale }) => [number, rationale])).toEqual([
      ['1', '1. 因为\n2. 所以\n3. 因此'],
      ['2', null],
    ]);
  });

  it('reads thousands of questions with five-digit numbers', () => {
    const text = Array.from(
      { length: 3_000 },
      (_, index) => `${index + 9_000}. 第${index}题是（ ${'ABCD'.charAt(index % 4)} ）\nA. 甲\nB. 乙\nC. 丙\nD. 丁\n`,
    );
    const { questions } = read('单选题', text.join(''));
    expect(questions).toHaveLength(3_000);
    expect(questions.every((question, index) => keyOf(question) === 'ABCD'.charAt(index % 4))).toBe(true);
  });

  it.each([
    ['brackets', '（'.repeat(20_000)],
    ['letters', 'A.'.repeat(10_000)],
    ['spaces', `1.${' '.repeat(19_000)}题`],
    ['numbers', '1 '.repeat(10_000)],
    ['words of fields', '答案'.repeat(10_000)],
    ['stars', '**a'.repeat(6_000)],
    ['dollars', '$a'.repeat(9_000)],
  ])('is not slowed down by a line of %s', (_, line) => {
    expect(read('单选题', `1. ${line.slice(0, 19_900)}`, line, '答案：A').questions.length).toBeGreaterThan(0);
  });
});
