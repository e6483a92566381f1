import { readAikenPaper } from './read-aiken';

const read = (text: string) => readAikenPaper({ text, name: 'bank.txt' });
const codesOf = (text: string): string[] =>
  read(text).questions.flatMap(({ notices }) =>
    notices.map(({ severity, code, line }) => `${severity} ${code} ${line}`),
  );

describe('an Aiken file', () => {
  it('yields a question for each answer', () => {
    const paper = read('首选？\r\nA. 甲\r\nB) 乙 <b>\r\nANSWER: B\r\n\r\n还有？\r\nA. 丙\r\nB. 丁\r\nANSWER: A\r\n');
    expect(paper.notices).toEqual([]);
    expect(paper.questions).toMatchObject([
      {
        type: 'single_choice',
        stem: '首选？',
        options: ['甲', '乙 `<b>`'],
        key: { kind: 'choice', right: [1] },
        place: { line: 1, lastLine: 4 },
        notices: [],
      },
      { stem: '还有？', key: { kind: 'choice', right: [0] }, place: { line: 6, lastLine: 9 }, notices: [] },
    ]);
  });

  it('takes several letters as several right options', () => {
    expect(read('哪些？\nA. 甲\nB. 乙\nC. 丙\nANSWER: A, C').questions[0]).toMatchObject({
      type: 'multiple_choice',
      format: null,
      key: { kind: 'choice', right: [0, 2] },
      notices: [],
    });
  });

  it('continues behind a question without an answer', () => {
    const paper = read('一？\nA. 甲\nB. 乙\n\n二？\nA. 丙\nB. 丁\nANSWER: A');
    expect(paper.questions.map(({ stem, key }) => [stem, key !== null])).toEqual([
      ['一？', false],
      ['二？', true],
    ]);
  });

  it.each<[string, string, string[]]>([
    ['no answer', '问\nA. 甲\nB. 乙', ['error AIKEN_ANSWER_MISSING null']],
    ['an answer that is no option', '问\nA. 甲\nB. 乙\nANSWER: C', ['error EXCHANGE_KEY_NOT_AN_OPTION null']],
    ['an answer that is no letter', '问\nA. 甲\nB. 乙\nANSWER: 乙', ['error EXCHANGE_KEY_NOT_AN_OPTION 4']],
    ['a line among the options', '问\nA. 甲\n续行\nB. 乙\nANSWER: A', ['error AIKEN_LINE_UNEXPECTED 3']],
    ['a letter left out', '问\nA. 甲\nC. 乙\nANSWER: A', ['error AIKEN_LETTERS_NOT_IN_ORDER 3']],
    [
      'several lines before the options',
      '解析：上一题\n问\nA. 甲\nB. 乙\nANSWER: A',
      ['warning AIKEN_SEVERAL_STEM_LINES null'],
    ],
    ['one option', '问\nA. 甲\nANSWER: A', ['error EXCHANGE_TOO_FEW null']],
  ])('reports a fault with its line: %s', (_what, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('reports that it holds no question', () => {
    expect(read('').notices).toMatchObject([{ code: 'EXCHANGE_NO_QUESTIONS' }]);
  });
});
