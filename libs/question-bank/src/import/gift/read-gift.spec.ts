import type { ImportedQuestion } from '../imported-paper';
import { readGiftPaper } from './read-gift';

const read = (text: string) => readGiftPaper({ text, name: 'bank.txt' });
const one = (text: string): ImportedQuestion => {
  const { questions } = read(text);
  expect(questions).toHaveLength(1);
  return questions[0]!;
};
const codes = (question: ImportedQuestion): string[] =>
  question.notices.map(({ severity, code }) => `${severity} ${code}`);

describe('a GIFT question', () => {
  it.each<[string, string, Partial<ImportedQuestion>]>([
    [
      'one right',
      '母乳？{~甲 =乙 ~丙}',
      { type: 'single_choice', stem: '母乳？', options: ['甲', '乙', '丙'], key: { kind: 'choice', right: [1] } },
    ],
    [
      'several right',
      '哪些？{~%50%甲 ~%50%乙 ~丙}',
      { type: 'multiple_choice', key: { kind: 'choice', right: [0, 1] } },
    ],
    [
      'several right of which there is one',
      '哪些？{~%100%甲 ~乙}',
      { type: 'multiple_choice', format: null, key: { kind: 'choice', right: [0] } },
    ],
    [
      'thirds',
      '哪些？{~%33.333%甲 ~%33.333%乙 ~%33.333%丙 ~丁}',
      { type: 'multiple_choice', key: { kind: 'choice', right: [0, 1, 2] } },
    ],
    ['true', '对吗？{T}', { type: 'true_false', options: ['正确', '错误'], key: { kind: 'choice', right: [0] } }],
    [
      'false in full, with comments',
      '对吗？{FALSE#错了#对了}',
      { type: 'true_false', key: { kind: 'choice', right: [1] }, rationale: '错了\n\n对了' },
    ],
    [
      'a short answer',
      '首都{=北京 =京城}',
      { type: 'fill_in', stem: '首都 ____', key: { kind: 'fill_in', blanks: [['北京', '京城']] } },
    ],
    [
      'a missing word',
      '首都是{=北京}。',
      { type: 'fill_in', stem: '首都是 ____ 。', key: { kind: 'fill_in', blanks: [['北京']] } },
    ],
    ['a number', '几？{#3.14}', { type: 'numeric', key: { kind: 'numeric', value: '3.14', tolerance: '0' } }],
    [
      'a tolerance',
      '几？{#3.14:0.005}',
      { type: 'numeric', key: { kind: 'numeric', value: '3.14', tolerance: '0.005' } },
    ],
    [
      'a range, kept exactly',
      '几？{#3.141..3.142}',
      { type: 'numeric', key: { kind: 'numeric', value: '3.1415', tolerance: '0.0005' } },
    ],
    ['an essay', '谈谈{}', { type: 'essay', key: { kind: 'essay' } }],
    ['an essay with a comment', '谈谈{####要点}', { type: 'essay', rationale: '要点' }],
    ['freed signs', '\\{x\\} \\= ? {=a\\=b ~c\\~d}', { stem: '{x} = ?', options: ['a=b', 'c~d'] }],
    ['HTML', '[html]<p>H<sub>2</sub>O</p>{=甲 ~乙}', { stem: 'H₂O' }],
    ['a comparison, which is no HTML', '体重<P3？{=甲 ~乙}', { stem: '体重<P3？' }],
    ['a plain text that looks like HTML', '[plain]用 <b> 吗{=甲 ~乙}', { stem: '用 `<b>` 吗' }],
    ['a formula', '求 \\\\(x^2\\\\) {=甲 ~乙}', { stem: '求 $x^2$' }],
    ['comments', '问{=甲#好 ~乙#不好####总评}', { rationale: '总评\n\n甲：好\n\n乙：不好' }],
  ])('has the same meaning after import: %s', (_what, text, wanted) => {
    const question = one(text);
    expect(question).toMatchObject(wanted);
    expect(codes(question)).toEqual([]);
  });

  it('keeps pairs and distractors, and does not reveal the key by their order', () => {
    const question = one('配{=甲 -> 一 =乙 -> 二 =丙 -> 三 = -> 四}');
    expect(question.notices).toEqual([]);
    expect(question.prompts).toEqual(['甲', '乙', '丙']);
    expect([...question.options].sort()).toEqual(['一', '三', '二', '四'].sort());
    const { pairs } = question.key as { pairs: number[] };
    expect(pairs.map((index) => question.options[index])).toEqual(['一', '二', '三']);
    expect(question.options).not.toEqual(['一', '二', '三', '四']);
  });

  it.each<[string, string, string[]]>([
    ['negative weights', '哪些？{~%100%甲 ~%-50%乙}', ['warning EXCHANGE_NEGATIVE_MARKS']],
    ['half right', '问{=甲 ~%50%乙 ~丙}', ['warning EXCHANGE_PARTIAL_OPTION']],
    ['unequal weights', '哪些？{~%70%甲 ~%30%乙 ~丙}', ['warning EXCHANGE_UNEQUAL_MARKS']],
    ['several fully right', '问{=甲 =乙 ~丙}', ['error EXCHANGE_SEVERAL_RIGHT']],
    ['nothing fully right', '问{~%50%甲 ~乙}', ['error EXCHANGE_NO_FULL_MARKS']],
    ['each right one is enough', '问{~%100%甲 ~%100%乙 ~丙}', ['error EXCHANGE_ANY_OF_SEVERAL']],
    ['a partly right answer', '首都{=北京 =%50%京}', ['warning EXCHANGE_PARTIAL_ANSWER']],
    ['a pattern', '首都{=北*}', ['error EXCHANGE_PATTERN_ANSWER']],
    ['wrong and the same', '首都{=Beijing =%0%beijing}', ['error EXCHANGE_ANSWER_RIGHT_AND_WRONG']],
    ['two numbers', '几？{#=1 =5}', ['error EXCHANGE_SEVERAL_NUMBERS']],
    ['no number', '几？{#abc}', ['error EXCHANGE_NUMBER_UNREADABLE']],
    ['a range the wrong way', '几？{#5..1}', ['error EXCHANGE_NUMBER_UNREADABLE']],
    ['an unclosed brace', '问{=甲 ~乙', ['error GIFT_BRACE_NOT_CLOSED']],
    ['two answers', '问{=甲} 又{=乙}', ['error GIFT_SEVERAL_ANSWER_PARTS']],
    ['full-width braces', '问｛=甲 ~乙｝', ['error GIFT_FULL_WIDTH']],
    ['full-width signs', '问{\n＝甲\n~乙\n=丙}', ['error GIFT_FULL_WIDTH', 'error GIFT_TEXT_WITHOUT_SIGN']],
    ['a text without a sign', '问{甲 =乙 ~丙}', ['error GIFT_TEXT_WITHOUT_SIGN']],
    ['a weight that is none', '问{~%abc%甲 ~%100%乙}', ['error GIFT_WEIGHT_UNREADABLE']],
    [
      'a pair without an answer',
      '配{=甲 -> 一 =乙}',
      ['error GIFT_PAIR_WITHOUT_ANSWER', 'error EXCHANGE_OPTION_EMPTY'],
    ],
    ['an equals sign in a tag', '问<img src="a.png">{=甲 ~乙}', ['error EXCHANGE_PICTURE_MISSING']],
    ['the same option twice', '问{=甲 ~乙 ~甲}', ['error OPTION_TWICE']],
    ['one option', '问{~%100%甲}', ['error EXCHANGE_TOO_FEW']],
    ['a blank more than answers', '____ 和 ____{=甲}', ['error BLANKS_NOT_AS_STEM']],
  ])('is reported when its meaning would change: %s', (_what, text, wanted) => {
    expect(codes(one(text))).toEqual(wanted);
  });
});

describe('a GIFT file', () => {
  const FILE = `// 首行
$CATEGORY: $course$/top/儿科/营养

// [id:7] [tag:易] [tag:必考]
::一::甲？{=对 ~错}

说明文字

乙？{
=对

~错
}
::三::丙？{=对 ~错}

丁？{=没有结尾

戊？{T}
`;

  it('reports the lines of each question, and continues behind a broken one', () => {
    const paper = read(FILE);
    expect(paper.questions.map(({ stem, place: { line, lastLine } }) => [stem, line, lastLine])).toEqual([
      ['甲？', 5, 5],
      ['乙？', 9, 13],
      ['丙？', 14, 14],
      ['丁？', 16, 16],
      ['戊？', 18, 18],
    ]);
    expect(paper.questions.map(codes)).toEqual([[], [], [], ['error GIFT_BRACE_NOT_CLOSED'], []]);
    expect(paper.questions[0]).toMatchObject({ domain: '儿科', knowledgePoint: '营养', tags: ['易', '必考'] });
    expect(paper.notices).toMatchObject([
      { code: 'EXCHANGE_DESCRIPTION_LEFT_OUT', severity: 'warning', line: 7, details: { text: '说明文字' } },
    ]);
  });

  it('accepts the line ends of every system', () => {
    expect(read('\uFEFF甲{T}\r\n\r\n乙{F}\r\n').questions.map(({ stem }) => stem)).toEqual(['甲', '乙']);
  });

  it('reports that it holds no question', () => {
    expect(read('  \n').notices).toMatchObject([{ code: 'EXCHANGE_NO_QUESTIONS', severity: 'error' }]);
  });
});
