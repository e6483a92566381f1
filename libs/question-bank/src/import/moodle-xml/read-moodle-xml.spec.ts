import type { ImportedQuestion } from '../imported-paper';
import { readMoodleXmlPaper } from './read-moodle-xml';

const quiz = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${inner}\n</quiz>`;
const text = (name: string, html: string): string =>
  `<${name} format="html"><text><![CDATA[${html}]]></text></${name}>`;
const question = (type: string, stem: string, inner = ''): string =>
  `<question type="${type}">${text('questiontext', stem)}${inner}</question>`;
const answer = (fraction: string, html: string, inner = ''): string =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[${html}]]></text>${inner}</answer>`;
const read = (xml: string) => readMoodleXmlPaper({ text: xml, name: 'bank.xml' });
const codes = ({ notices }: ImportedQuestion): string[] => notices.map(({ severity, code }) => `${severity} ${code}`);
const one = (xml: string): ImportedQuestion => {
  const paper = read(quiz(xml));
  expect(paper.notices).toEqual([]);
  expect(paper.questions).toHaveLength(1);
  return paper.questions[0]!;
};
const right = (...indices: number[]) => ({ kind: 'choice', right: indices });

describe('a Moodle XML question', () => {
  it.each<[string, string, object]>([
    [
      'one right',
      question(
        'multichoice',
        '<p>体重 &lt; P3？</p>',
        `<single>true</single>${answer('0', '甲')}${answer('100', '乙')}`,
      ),
      { type: 'single_choice', stem: '体重 < P3？', options: ['甲', '乙'], key: right(1) },
    ],
    [
      'one or more right',
      question(
        'multichoice',
        '哪些',
        `<single>false</single>${answer('33.33333', '甲')}${answer('33.33333', '乙')}${answer('33.33333', '丙')}${answer('0', '丁')}`,
      ),
      { type: 'multiple_choice', format: null, key: right(0, 1, 2) },
    ],
    [
      'all or nothing',
      question('multichoiceset', '哪些', `${answer('100', '甲')}${answer('100', '乙')}${answer('0', '丁')}`),
      { type: 'multiple_choice', key: right(0, 1) },
    ],
    [
      'true or false',
      question('truefalse', '对吗', `${answer('0', 'true')}${answer('100', 'false')}`),
      { type: 'true_false', options: ['正确', '错误'], key: right(1) },
    ],
    [
      'a short answer',
      question(
        'shortanswer',
        '首都',
        `<usecase>0</usecase>${answer('100', '北京')}${answer('100', 'a\\*b')}${answer('0', '*', text('feedback', '再想想'))}`,
      ),
      {
        type: 'fill_in',
        stem: '首都 ____',
        key: { kind: 'fill_in', blanks: [['北京', 'a*b']] },
        rationale: '*：再想想',
      },
    ],
    [
      'a number',
      question('numerical', '几', answer('100', '3.14', '<tolerance>0.005</tolerance>')),
      { type: 'numeric', key: { kind: 'numeric', value: '3.14', tolerance: '0.005' } },
    ],
    ['an essay', question('essay', '谈谈'), { type: 'essay', key: { kind: 'essay' } }],
    [
      'an essay with points and a rationale',
      question(
        'essay',
        '谈谈',
        `<defaultgrade>2.5000000</defaultgrade>${text('generalfeedback', '要点')}<tags><tag><text>易</text></tag></tags>`,
      ),
      { points: '2.5', rationale: '要点', tags: ['易'] },
    ],
    [
      'one blank in the text',
      question('cloze', '首都是{1:SHORTANSWER:=北京~=京城}。'),
      { type: 'fill_in', stem: '首都是____。', key: { kind: 'fill_in', blanks: [['北京', '京城']] } },
    ],
    [
      'several blanks in the text',
      question('cloze', '{1:SA:=甲}和{1:SA:%100%乙#好\\}~%0%丙}'),
      { type: 'fill_in', stem: '____和____', key: { kind: 'fill_in', blanks: [['甲'], ['乙']] }, rationale: '乙：好}' },
    ],
    [
      'one choice in the text',
      question('cloze', '天是{1:MULTICHOICE:绿~=蓝~红}的'),
      { type: 'single_choice', stem: '天是____的', options: ['绿', '蓝', '红'], key: right(1) },
    ],
    [
      'several choices in the text',
      question('cloze', '选{1:MULTIRESPONSE:%50%甲~%50%乙~丙}'),
      { type: 'multiple_choice', key: right(0, 1) },
    ],
    [
      'a number in the text',
      question('cloze', '约{1:NM:=16:0.5}个'),
      { type: 'numeric', key: { kind: 'numeric', value: '16', tolerance: '0.5' } },
    ],
    [
      'words into gaps',
      question(
        'ddwtos',
        '[[2]]吃[[1]]',
        '<dragbox><text>草</text><group>1</group></dragbox><dragbox><text>羊</text><group>1</group></dragbox>',
      ),
      {
        type: 'matching',
        stem: '(1) ____吃(2) ____',
        prompts: ['(1)', '(2)'],
        options: ['草', '羊'],
        key: { kind: 'matching', pairs: [1, 0] },
      },
    ],
    [
      'one gap',
      question(
        'gapselect',
        '天是[[1]]的',
        '<selectoption><text>蓝</text><group>1</group></selectoption><selectoption><text>绿</text><group>1</group></selectoption>',
      ),
      { type: 'single_choice', stem: '天是____的', key: right(0) },
    ],
  ])('has the same meaning after import: %s', (_what, xml, wanted) => {
    const found = one(xml);
    expect(found).toMatchObject(wanted);
    expect(codes(found)).toEqual([]);
  });

  it('keeps pairs and orders without revealing the key by the order of the options', () => {
    const pair = (prompt: string, option: string): string =>
      `<subquestion format="html"><text>${prompt}</text><answer><text>${option}</text></answer></subquestion>`;
    const pairs = one(question('matching', '配', pair('甲', '一') + pair('乙', '二') + pair('', '三')));
    const { pairs: indices } = pairs.key as { pairs: number[] };
    expect(pairs.prompts).toEqual(['甲', '乙']);
    expect(indices.map((index) => pairs.options[index])).toEqual(['一', '二']);
    expect(pairs.options).toHaveLength(3);
    const order = one(question('ordering', '排', `${answer('2', '后')}${answer('1', '先')}`));
    const { order: places } = order.key as { order: number[] };
    expect(places.map((index) => order.options[index])).toEqual(['先', '后']);
    expect([pairs, order].flatMap(codes)).toEqual([]);
  });

  it('returns embedded pictures', () => {
    const file = '<file name="图 1.png" path="/" encoding="base64">iVBORw0KGgo=</file>';
    const stem = `<questiontext format="html"><text><![CDATA[见<img src="@@PLUGINFILE@@/%E5%9B%BE%201.png" alt="图">和<img src="data:image/gif;base64,R0lGODlh">]]></text>${file}</questiontext>`;
    const paper = read(quiz(`<question type="essay">${stem}</question>`));
    expect(paper.questions[0]).toMatchObject({
      stem: '见![图](pictures/图-1.png)和![](pictures/picture.gif)',
      notices: [],
    });
    expect(paper.pictures.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['picture.gif', 6],
      ['图-1.png', 8],
    ]);
  });

  it('becomes a case when not all parts are blanks', () => {
    const paper = read(
      quiz(question('cloze', '约{1:NUMERICAL:=16:1}区，{1:MC:=对~错}', text('generalfeedback', '说明'))),
    );
    expect(paper.groups).toMatchObject([{ format: 'A3', stimulus: '约(1) ____区，(2) ____' }]);
    expect(paper.questions).toMatchObject([
      { type: 'numeric', stem: '(1) ____', group: 0, key: { value: '16', tolerance: '1' } },
      { type: 'single_choice', stem: '(2) ____', group: 0, key: right(0), notices: [] },
    ]);
    expect(codes(paper.questions[0]!)).toEqual(['warning EXCHANGE_SPLIT_INTO_PARTS']);
  });

  it.each<[string, string, string[]]>([
    ['a kind that is not known', question('coderunner', '写程序'), ['error EXCHANGE_KIND_UNKNOWN']],
    [
      'marks taken away',
      question('multichoice', '哪些', `<single>false</single>${answer('100', '甲')}${answer('-100', '乙')}`),
      ['warning EXCHANGE_NEGATIVE_MARKS'],
    ],
    [
      'half right',
      question('multichoice', '哪', `<single>true</single>${answer('100', '甲')}${answer('50', '乙')}`),
      ['warning EXCHANGE_PARTIAL_OPTION'],
    ],
    [
      'two fully right',
      question('multichoice', '哪', `<single>true</single>${answer('100', '甲')}${answer('100', '乙')}`),
      ['error EXCHANGE_SEVERAL_RIGHT'],
    ],
    [
      'nothing right',
      question('multichoice', '哪', `<single>true</single>${answer('0', '甲')}${answer('0', '乙')}`),
      ['error EXCHANGE_KEY_MISSING'],
    ],
    [
      'capital letters',
      question('shortanswer', '什么', `<usecase>1</usecase>${answer('100', 'SELECT')}`),
      ['warning EXCHANGE_CASE_COUNTS'],
    ],
    ['a pattern', question('shortanswer', '什么', answer('100', '*炎')), ['error EXCHANGE_PATTERN_ANSWER']],
    [
      'a unit',
      question(
        'numerical',
        '几',
        `${answer('100', '3', '<tolerance>0</tolerance>')}<units><unit><multiplier>1</multiplier><unit_name>kg</unit_name></unit></units>`,
      ),
      ['warning EXCHANGE_UNITS'],
    ],
    [
      'a unit that is marked',
      question(
        'numerical',
        '几',
        `${answer('100', '3')}<unitgradingtype>1</unitgradingtype><units><unit><unit_name>kg</unit_name></unit></units>`,
      ),
      ['error EXCHANGE_UNIT_MARKED'],
    ],
    [
      'two numbers',
      question('numerical', '几', `${answer('100', '3')}${answer('100', '5')}`),
      ['error EXCHANGE_SEVERAL_NUMBERS'],
    ],
    [
      'a number too long',
      question('numerical', '几', answer('100', '0.00000000001')),
      ['error EXCHANGE_NUMBER_UNREADABLE'],
    ],
    [
      'an unclosed part',
      question('cloze', '首都{1:SA:=北京'),
      ['error GIFT_BRACE_NOT_CLOSED', 'error EXCHANGE_KEY_MISSING'],
    ],
    ['parts of unequal weight', question('cloze', '{1:SA:=甲}{2:SA:=乙}'), ['warning EXCHANGE_WEIGHTED_PARTS']],
    [
      'a gap without a choice',
      question(
        'gapselect',
        '[[1]]和[[5]]',
        '<selectoption><text>蓝</text></selectoption><selectoption><text>绿</text></selectoption>',
      ),
      ['error EXCHANGE_GAP_NOT_THERE'],
    ],
    [
      'groups of choices',
      question(
        'ddwtos',
        '[[1]]和[[2]]',
        '<dragbox><text>甲</text><group>1</group></dragbox><dragbox><text>乙</text><group>2</group></dragbox>',
      ),
      ['warning EXCHANGE_GROUPED_CHOICES'],
    ],
    [
      'comments by result',
      question('essay', '谈', text('correctfeedback', '真棒，继续')),
      ['warning EXCHANGE_FEEDBACK_LEFT_OUT'],
    ],
    ['the usual comment', question('essay', '谈', text('correctfeedback', '<p>Your answer is correct.</p>')), []],
    ['hints', question('essay', '谈', text('hint', '想想')), ['warning EXCHANGE_HINTS_LEFT_OUT']],
    ['notes for markers', question('essay', '谈', text('graderinfo', '要点')), ['warning EXCHANGE_MODEL_ANSWER']],
    [
      'a picture that is not there',
      question('essay', '谈<img src="@@PLUGINFILE@@/x.png">'),
      ['error EXCHANGE_PICTURE_MISSING'],
    ],
    ['a film', question('essay', '谈<video src="x"></video>'), ['error EXCHANGE_MEDIA']],
    ['no text', question('essay', ''), ['error EXCHANGE_STEM_EMPTY']],
  ])('is reported when its meaning would change: %s', (_what, xml, wanted) => {
    expect(codes(one(xml))).toEqual(wanted);
  });
});

describe('a Moodle XML file', () => {
  const essay = (stem: string): string => `<question type="essay">\n${text('questiontext', stem)}\n</question>\n`;

  it('yields the valid questions around a broken one, each with its lines', () => {
    const paper = read(quiz(`${essay('甲')}<question type="essay"><b></question>\n${essay('乙')}`));
    expect(paper.questions.map(({ stem, place: { line, lastLine } }) => [stem, line, lastLine])).toEqual([
      ['甲', 3, 5],
      ['乙', 7, 9],
    ]);
    expect(paper.notices).toMatchObject([{ code: 'XML_BROKEN', severity: 'error', line: 6 }]);
  });

  it('takes categories as domains and knowledge points', () => {
    const category =
      '<question type="category"><category><text>$course$/top/儿科//新生儿/营养</text></category></question>';
    expect(read(quiz(category + essay('甲'))).questions).toMatchObject([
      { domain: '儿科/新生儿', knowledgePoint: '营养' },
    ]);
  });

  it('reports texts without a question as left out', () => {
    expect(read(quiz(essay('甲') + question('description', '<p>请先阅读</p>'))).notices).toMatchObject([
      { code: 'EXCHANGE_DESCRIPTION_LEFT_OUT', severity: 'warning', details: { text: '请先阅读' } },
    ]);
  });

  it.each([
    ['another file', '<html></html>', 'XML_OTHER_ROOT'],
    ['no questions', '<quiz></quiz>', 'EXCHANGE_NO_QUESTIONS'],
    [
      'an entity of its own',
      '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz><question>&a;</question></quiz>',
      'XML_BROKEN',
    ],
    ['elements nested without end', `<quiz>${'<a>'.repeat(1000)}`, 'XML_NESTED_TOO_DEEPLY'],
    ['an end that is missing', '<quiz><question type="essay">', 'XML_BROKEN'],
  ])('is refused with the reason: %s', (_what, xml, code) => {
    const paper = read(xml);
    expect(paper.questions).toEqual([]);
    expect(paper.notices.map((notice) => notice.code)).toContain(code);
  });
});
