import { explainQuestionFault, nameOfQuestion, type QuestionFault } from './question-fault';

const aFault = (fault: Partial<QuestionFault>): QuestionFault => ({
  file: 'nutrition/questions.yaml',
  line: 12,
  question: 'NUT-005',
  field: 'key',
  path: 'questions.4.key',
  code: 'OPTION_NOT_THERE',
  details: { letter: 'F', lastLetter: 'D' },
  problem: 'key: …',
  ...fault,
});
const said = (fault: Partial<QuestionFault>, language: 'zh-CN' | 'en' = 'zh-CN') =>
  explainQuestionFault({ fault: aFault(fault), language });
const named = (fault: Partial<QuestionFault>, language: 'zh-CN' | 'en' = 'zh-CN') =>
  nameOfQuestion({ fault: aFault(fault), language });

describe('a fault of a question bank', () => {
  it('starts with its field, in Chinese and as in the file', () => {
    expect(said({})).toBe('答案（key）：没有选项 F（最后一个选项为 D），请改正答案。');
    expect(said({}, 'en')).toBe('key: There is no option F; the last one is D. Correct the key.');
    expect(said({ code: 'REQUIRED_FIELD_MISSING', field: 'rationale', details: { missing: 'rationale' } })).toBe(
      '解析（rationale）：缺少此项，请补写。',
    );
    expect(said({ code: 'FILE_NOT_UTF8', field: null, details: {} })).toBe('文件编码不是 UTF-8，请另存为 UTF-8 编码。');
  });

  it('names an unknown field once', () => {
    expect(said({ code: 'UNKNOWN_FIELD', field: 'rational', details: { unknown: 'rational' } })).toMatch(
      /^此处不应有“rational”/,
    );
  });

  it('names options by letter, and other positions by number', () => {
    expect(said({ code: 'HTML', field: 'options', details: { tag: '<b>', place: 2 } })).toMatch(/^选项 B（options）：/);
    expect(said({ code: 'HTML', field: 'prompts', details: { tag: '<b>', place: 2 } })).toMatch(
      /^配对题干 第 2 项（prompts）：/,
    );
  });

  it('names the picture concerned', () => {
    expect(said({ code: 'PICTURE_MISSING', field: 'stem', details: { picture: 'nutrition/pictures/a.png' } })).toBe(
      '题干（stem），图片 nutrition/pictures/a.png：所选内容中没有这张图片，请一并选择，或改正图片文件名。',
    );
  });

  it('says whether it concerns a question or a group', () => {
    expect([named({}), named({}, 'en')]).toEqual(['题目 NUT-005', 'Question NUT-005']);
    expect(named({ question: 'NUT-G01', path: 'groups.0.stimulus' })).toBe('题组 NUT-G01');
    expect(named({ question: 'NUT-G01', path: 'groups.0' })).toBe('题组 NUT-G01');
    expect(named({ question: 'NUT-G01', path: 'groups.0.questions' })).toBe('题组 NUT-G01');
    expect(named({ question: 'NUT-G01-2', path: 'groups.0.questions.1.key' })).toBe('题目 NUT-G01-2');
  });

  it('counts questions without an id', () => {
    expect(named({ question: 'question 5', path: 'questions.4', details: { questionNumber: 5 } })).toBe('第 5 题');
    expect(named({ question: 'NUT-G01, question 2', details: { group: 'NUT-G01', questionNumber: 2 } })).toBe(
      '题组 NUT-G01，第 2 题',
    );
    expect(named({ question: 'group 1, question 2', details: { groupNumber: 1, questionNumber: 2 } }, 'en')).toBe(
      'Group 1, question 2',
    );
    expect(named({ question: 'question 5', details: { questionNumber: 5 } }, 'en')).toBe('Question 5');
  });

  it('names sources and domains', () => {
    expect(named({ question: null, path: 'sources.who-2006.year' })).toBe('出处 who-2006');
    expect(named({ question: null, path: 'domains.1.code' })).toBe('第 2 个领域');
    expect([named({ question: null, path: 'domains' }), named({ question: null, path: null })]).toEqual([null, null]);
  });
});
