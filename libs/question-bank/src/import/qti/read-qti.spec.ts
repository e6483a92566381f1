import { writeZip } from '../../export/qti/write-zip';
import type { ImportedPaper, ImportedQuestion } from '../imported-paper';
import { readQtiPaper } from './read-qti';

const MATCH = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct';
const MAP = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response';

const declared = ({
  cardinality = 'single',
  baseType = 'identifier',
  correct = [],
  mapping = '',
  name = 'RESPONSE',
}: {
  cardinality?: string;
  baseType?: string;
  correct?: string[];
  mapping?: string;
  name?: string;
}): string =>
  `<responseDeclaration identifier="${name}" cardinality="${cardinality}" baseType="${baseType}">${
    correct.length === 0
      ? ''
      : `<correctResponse>${correct.map((value) => `<value>${value}</value>`).join('')}</correctResponse>`
  }${mapping}</responseDeclaration>`;
const mapping = (entries: [string, number][], more = ''): string =>
  `<mapping${more}>${entries.map(([key, value]) => `<mapEntry mapKey="${key}" mappedValue="${value}" caseSensitive="false"/>`).join('')}</mapping>`;
const SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>';
const by = (template: string): string => `<responseProcessing template="${template}"/>`;
const item = ({
  declarations,
  body,
  processing = by(MATCH),
  more = '',
}: {
  declarations: string;
  body: string;
  processing?: string;
  more?: string;
}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="题"${more}>${declarations}${SCORE}<itemBody>${body}</itemBody>${processing}</assessmentItem>`;
const choice = (name: string, text: string): string => `<simpleChoice identifier="${name}">${text}</simpleChoice>`;
const choices = (
  attributes = 'maxChoices="1"',
  options = choice('A', '甲') + choice('B', '乙') + choice('C', '丙'),
): string =>
  `<choiceInteraction responseIdentifier="RESPONSE" ${attributes}><prompt>哪一项？</prompt>${options}</choiceInteraction>`;
const single = (more: Partial<Parameters<typeof item>[0]> = {}): string =>
  item({ declarations: declared({ correct: ['B'] }), body: `<p>病例。</p>${choices()}`, ...more });

const read = (xml: string): Promise<ImportedPaper> => readQtiPaper({ bytes: Buffer.from(xml), name: 'item.xml' });
const codes = ({ notices }: Pick<ImportedQuestion, 'notices'>): string[] =>
  notices.map(({ severity, code }) => `${severity} ${code}`);
const one = async (xml: string): Promise<ImportedQuestion> => {
  const paper = await read(xml);
  expect(paper.notices).toEqual([]);
  expect(paper.questions).toHaveLength(1);
  return paper.questions[0]!;
};
const right = (...indices: number[]) => ({ kind: 'choice', right: indices });
const sets = (first: string[], second: string[]): string =>
  [first, second]
    .map(
      (texts) =>
        `<simpleMatchSet>${texts.map((text) => `<simpleAssociableChoice identifier="${text}" matchMax="1">${text}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`,
    )
    .join('');
const entry = (name = 'RESPONSE'): string => `<textEntryInteraction responseIdentifier="${name}"/>`;
const scored = (test: string): string =>
  `<responseProcessing><responseCondition><responseIf>${test}<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf><responseElse><setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue></responseElse></responseCondition></responseProcessing>`;
const variable = '<variable identifier="RESPONSE"/><correct identifier="RESPONSE"/>';

describe('a QTI item', () => {
  it.each<[string, string, object]>([
    [
      'one right',
      single(),
      { type: 'single_choice', stem: '病例。\n\n哪一项？', options: ['甲', '乙', '丙'], key: right(1) },
    ],
    [
      'one or more right',
      single({
        declarations: declared({ cardinality: 'multiple', correct: ['A', 'C'] }),
        body: choices('maxChoices="0"'),
      }),
      { type: 'multiple_choice', format: null, key: right(0, 2) },
    ],
    [
      'at least two right',
      single({
        declarations: declared({ cardinality: 'multiple', correct: ['A', 'C'] }),
        body: choices('maxChoices="0" minChoices="2"'),
      }),
      { type: 'multiple_choice', format: 'X', key: right(0, 2) },
    ],
    [
      'true or false',
      single({
        declarations: declared({ correct: ['F'] }),
        body: `<p>对吗</p>${choices('maxChoices="1"', choice('F', 'False') + choice('T', 'True'))}`,
      }),
      { type: 'true_false', key: right(1) },
    ],
    [
      'one blank',
      item({ declarations: declared({ baseType: 'string', correct: ['北京'] }), body: `<p>首都是${entry()}。</p>` }),
      { type: 'fill_in', stem: '首都是____。', key: { kind: 'fill_in', blanks: [['北京']] } },
    ],
    [
      'several answers for a blank',
      item({
        declarations: declared({
          baseType: 'string',
          correct: ['北京'],
          mapping: mapping([
            ['北京', 1],
            ['京城', 1],
          ]),
        }),
        body: `<p>${entry()}</p>`,
        processing: by(MAP),
      }),
      { key: { kind: 'fill_in', blanks: [['北京', '京城']] } },
    ],
    [
      'several blanks',
      item({
        declarations:
          declared({ baseType: 'string', correct: ['甲'] }) +
          declared({ baseType: 'string', correct: ['乙'], name: 'R2' }),
        body: `<p>${entry()}${entry('R2')}</p>`,
        processing: scored(
          `<and><match>${variable}</match><match><variable identifier="R2"/><correct identifier="R2"/></match></and>`,
        ),
      }),
      { type: 'fill_in', stem: '____ ____', key: { kind: 'fill_in', blanks: [['甲'], ['乙']] } },
    ],
    [
      'a number',
      item({ declarations: declared({ baseType: 'float', correct: ['3.50'] }), body: `<p>几${entry()}</p>` }),
      { type: 'numeric', key: { kind: 'numeric', value: '3.50', tolerance: '0' } },
    ],
    [
      'a tolerance',
      item({
        declarations: declared({ baseType: 'float', correct: ['200'] }),
        body: `<p>几${entry()}</p>`,
        processing: scored(`<equal toleranceMode="absolute" tolerance="0.5 0.5">${variable}</equal>`),
      }),
      { key: { kind: 'numeric', value: '200', tolerance: '0.5' } },
    ],
    [
      'a tolerance in per cent',
      item({
        declarations: declared({ baseType: 'float', correct: ['200'] }),
        body: `<p>几${entry()}</p>`,
        processing: scored(`<equal toleranceMode="relative" tolerance="1 1">${variable}</equal>`),
      }),
      { key: { kind: 'numeric', value: '200', tolerance: '2' } },
    ],
    [
      'pairs',
      item({
        declarations: declared({ cardinality: 'multiple', baseType: 'directedPair', correct: ['a y', 'b x'] }),
        body: `<matchInteraction responseIdentifier="RESPONSE"><prompt>配</prompt>${sets(['a', 'b'], ['x', 'y', 'z'])}</matchInteraction>`,
      }),
      { type: 'matching', prompts: ['a', 'b'], options: ['x', 'y', 'z'], key: { kind: 'matching', pairs: [1, 0] } },
    ],
    [
      'pairs of which the second set is asked',
      item({
        declarations: declared({ cardinality: 'multiple', baseType: 'directedPair', correct: ['a x', 'a y'] }),
        body: `<matchInteraction responseIdentifier="RESPONSE"><prompt>配</prompt>${sets(['a', 'b'], ['x', 'y'])}</matchInteraction>`,
      }),
      { prompts: ['x', 'y'], options: ['a', 'b'], key: { kind: 'matching', pairs: [0, 0] } },
    ],
    [
      'an order',
      item({
        declarations: declared({ cardinality: 'ordered', correct: ['B', 'A'] }),
        body: `<orderInteraction responseIdentifier="RESPONSE"><prompt>排</prompt>${choice('A', '后')}${choice('B', '先')}</orderInteraction>`,
      }),
      { type: 'ordering', options: ['后', '先'], key: { kind: 'ordering', order: [1, 0] } },
    ],
    [
      'a choice in the text',
      item({
        declarations: declared({ correct: ['B'] }),
        body: '<p>天是<inlineChoiceInteraction responseIdentifier="RESPONSE"><inlineChoice identifier="A">绿</inlineChoice><inlineChoice identifier="B">蓝</inlineChoice></inlineChoiceInteraction>的</p>',
      }),
      { type: 'single_choice', stem: '天是____的', options: ['绿', '蓝'], key: right(1) },
    ],
    [
      'an essay',
      item({
        declarations: declared({ baseType: 'string' }),
        body: '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>谈谈</prompt></extendedTextInteraction>',
        processing: '',
      }),
      { type: 'essay', stem: '谈谈', key: { kind: 'essay' } },
    ],
    [
      'QTI 3.0',
      '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"><qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>哪一项？</qti-prompt><qti-simple-choice identifier="A">甲</qti-simple-choice><qti-simple-choice identifier="B">乙</qti-simple-choice></qti-choice-interaction></qti-item-body><qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/></qti-assessment-item>',
      { type: 'single_choice', stem: '哪一项？', key: right(1) },
    ],
    [
      'a comment and a rubric for markers',
      single({ body: `<rubricBlock view="scorer"><p>要点</p></rubricBlock>${choices()}` }),
      { stem: '哪一项？', rationale: '要点' },
    ],
  ])('has the same meaning after import: %s', async (_what, xml, wanted) => {
    const question = await one(xml);
    expect(question).toMatchObject(wanted);
    expect(codes(question).filter((code) => code !== 'warning EXCHANGE_CASE_COUNTS')).toEqual([]);
  });

  const multiple = (more: string, processing = by(MAP)): string =>
    single({
      declarations: declared({ cardinality: 'multiple', correct: ['A', 'C'], mapping: more }),
      body: choices('maxChoices="0"'),
      processing,
    });
  const associate = (correct: string[]): string =>
    item({
      declarations: declared({ cardinality: 'multiple', baseType: 'pair', correct }),
      body: `<associateInteraction responseIdentifier="RESPONSE"><prompt>配</prompt>${['a', 'b', 'c', 'd'].map((text) => `<simpleAssociableChoice identifier="${text}">${text}</simpleAssociableChoice>`).join('')}</associateInteraction>`,
    });

  it.each<[string, string, string[]]>([
    [
      'marks for each right choice',
      multiple(
        mapping([
          ['A', 1],
          ['C', 1],
        ]),
      ),
      ['warning QTI_MAPPED_MARKS'],
    ],
    [
      'marks taken away',
      multiple(
        mapping([
          ['A', 1],
          ['C', 1],
          ['B', -1],
        ]),
      ),
      ['warning QTI_MAPPED_MARKS', 'warning EXCHANGE_NEGATIVE_MARKS'],
    ],
    [
      'unequal marks',
      multiple(
        mapping([
          ['A', 1],
          ['C', 3],
        ]),
      ),
      ['warning QTI_MAPPED_MARKS', 'warning EXCHANGE_UNEQUAL_MARKS'],
    ],
    [
      'a bound that one choice reaches',
      multiple(
        mapping(
          [
            ['A', 1],
            ['C', 1],
          ],
          ' upperBound="1"',
        ),
      ),
      ['warning QTI_MAPPED_MARKS', 'error EXCHANGE_ANY_OF_SEVERAL'],
    ],
    [
      'marks for other answers than the right ones',
      multiple(
        mapping([
          ['A', 1],
          ['B', 1],
        ]),
      ),
      ['warning QTI_MAPPED_MARKS', 'error QTI_MAPPING_DIFFERS'],
    ],
    [
      'two right where one may be chosen',
      single({ declarations: declared({ correct: ['A', 'B'] }) }),
      ['error EXCHANGE_SEVERAL_RIGHT'],
    ],
    [
      'a key that is no option',
      single({ declarations: declared({ correct: ['Z'] }) }),
      ['error EXCHANGE_KEY_NOT_AN_OPTION'],
    ],
    ['no key', single({ declarations: declared({}) }), ['error EXCHANGE_KEY_MISSING']],
    ['no declaration', single({ declarations: '' }), ['error QTI_RESPONSE_UNDECLARED']],
    ['no processing', single({ processing: '' }), ['warning QTI_NO_PROCESSING']],
    ['processing of its own', single({ processing: scored('<customOperator/>') }), ['error QTI_PROCESSING']],
    [
      'the right answer earns nothing',
      single({ processing: scored(`<not><match>${variable}</match></not>`) }),
      ['error QTI_PROCESSING'],
    ],
    ['an adaptive item', single({ more: ' adaptive="true"' }), ['error QTI_ADAPTIVE']],
    [
      'an item made anew',
      single({ body: `<p><printedVariable identifier="X"/></p>${choices()}` }),
      ['error QTI_RANDOMISED'],
    ],
    ['any two may be paired', associate(['a b', 'c d']), ['warning EXCHANGE_ASSOCIATION_SPLIT']],
    [
      'a text paired twice',
      associate(['a b', 'a c']),
      ['warning EXCHANGE_ASSOCIATION_SPLIT', 'error EXCHANGE_PROMPT_WITHOUT_ONE_OPTION', 'error EXCHANGE_TOO_FEW'],
    ],
    [
      'a hotspot',
      item({
        declarations: declared({}),
        body: '<hotspotInteraction responseIdentifier="RESPONSE"><prompt>点</prompt></hotspotInteraction>',
      }),
      ['error QTI_INTERACTION'],
    ],
    [
      'an order of some',
      item({
        declarations: declared({ cardinality: 'ordered', correct: ['A'] }),
        body: `<orderInteraction responseIdentifier="RESPONSE"><prompt>排</prompt>${choice('A', '甲')}${choice('B', '乙')}</orderInteraction>`,
      }),
      ['error EXCHANGE_ORDER_OF_PART'],
    ],
    [
      'a partly right text',
      item({
        declarations: declared({
          baseType: 'string',
          mapping: mapping([
            ['北京', 1],
            ['京', 0.5],
          ]),
        }),
        body: `<p>首都${entry()}</p>`,
        processing: by(MAP),
      }),
      ['warning EXCHANGE_PARTIAL_ANSWER'],
    ],
    [
      'capital letters',
      item({ declarations: declared({ baseType: 'string', correct: ['York'] }), body: `<p>何地${entry()}</p>` }),
      ['warning EXCHANGE_CASE_COUNTS'],
    ],
    [
      'a tolerance that is open',
      item({
        declarations: declared({ baseType: 'float', correct: ['2'] }),
        body: `<p>几${entry()}</p>`,
        processing: scored(`<equal toleranceMode="absolute" tolerance="1 2">${variable}</equal>`),
      }),
      ['error QTI_PROCESSING'],
    ],
    [
      'a model answer',
      item({
        declarations: declared({ baseType: 'string', correct: ['要点'] }),
        body: '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>谈</prompt></extendedTextInteraction>',
      }),
      ['warning EXCHANGE_MODEL_ANSWER'],
    ],
    [
      'a picture that is not there',
      single({ body: `<p><img src="a.png" alt=""/></p>${choices()}` }),
      ['error EXCHANGE_PICTURE_MISSING'],
    ],
  ])('is reported when its meaning would change: %s', async (_what, xml, wanted) => {
    expect(codes(await one(xml))).toEqual(wanted);
  });

  it('becomes a case when it has several interactions; a fault applies to every part', async () => {
    const paper = await read(
      item({
        declarations: declared({ correct: ['B'] }) + declared({ baseType: 'float', correct: ['7'], name: 'R2' }),
        body: `<p>病例</p>${choices()}<p>几天${entry('R2')}</p>`,
        processing: scored('<customOperator/>'),
      }),
    );
    expect(paper.groups).toMatchObject([{ format: 'A3', stimulus: '病例\n\n(1) ____\n\n几天(2) ____' }]);
    expect(paper.questions).toMatchObject([
      { type: 'single_choice', stem: '哪一项？', key: right(1), group: 0 },
      { type: 'numeric', stem: '(2) ____', group: 0 },
    ]);
    expect(paper.questions.map(codes)).toEqual([
      ['error QTI_PROCESSING', 'warning EXCHANGE_SPLIT_INTO_PARTS'],
      ['error QTI_PROCESSING'],
    ]);
  });

  it.each([
    ['QTI 1.2', '<questestinterop/>', 'QTI_OTHER_VERSION'],
    ['another file', '<quiz/>', 'XML_OTHER_ROOT'],
    ['XML that is broken', '<assessmentItem>', 'XML_BROKEN'],
    [
      'an entity of its own',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><assessmentItem>&b;</assessmentItem>',
      'XML_BROKEN',
    ],
    ['an encoding that nobody knows', '<?xml version="1.0" encoding="x-none"?><assessmentItem/>', 'XML_NOT_DECODABLE'],
    [
      'a text alone',
      '<assessmentItem title="题"><itemBody><p>文</p></itemBody></assessmentItem>',
      'QTI_NO_INTERACTION',
    ],
  ])('is refused with the reason: %s', async (_what, xml, code) => {
    const paper = await read(xml);
    expect(paper.questions).toEqual([]);
    expect(paper.notices.map((notice) => notice.code)).toEqual([code]);
  });
});

describe('a QTI package', () => {
  const manifest = (resources: string): string => `<manifest><resources>${resources}</resources></manifest>`;
  const resource = (href: string, type = 'imsqti_item_xmlv2p1'): string =>
    `<resource identifier="r" type="${type}" href="${href}"/>`;
  const zip = (files: Record<string, string | Buffer>): Uint8Array =>
    writeZip(Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content as string) })));
  const readZip = (files: Record<string, string | Buffer>): Promise<ImportedPaper> =>
    readQtiPaper({ bytes: zip(files), name: 'a.zip' });

  it('yields its items in the order of its test, with their pictures', async () => {
    const picture = Buffer.from('iVBORw0KGgo=', 'base64');
    const paper = await readZip({
      'imsmanifest.xml': manifest(
        resource('items/b.xml') + resource('items/a.xml') + resource('test.xml', 'imsqti_test_xmlv2p1'),
      ),
      'items/a.xml': single({ body: `<p><img src="../img/%E5%9B%BE.png" alt="图"/></p>${choices()}` }),
      'items/b.xml': single(),
      'img/图.png': picture,
      'test.xml':
        '<assessmentTest><assessmentItemRef href="items/a.xml"/><assessmentItemRef href="items/b.xml"/></assessmentTest>',
    });
    expect(paper.questions.map(({ place, stem }) => [place.part, stem])).toEqual([
      ['items/a.xml', '![图](pictures/图.png)\n\n哪一项？'],
      ['items/b.xml', '病例。\n\n哪一项？'],
    ]);
    expect(paper.pictures).toEqual([{ name: '图.png', bytes: picture }]);
    expect(codes(paper)).toEqual(['warning QTI_TEST_LEFT_OUT']);
  });

  it('adds the shared text to its questions, and to the parts of a case', async () => {
    const shared = (xml: string): string =>
      xml.replace('<itemBody>', '<assessmentStimulusRef identifier="s" href="s.xml"/><itemBody>');
    const both = item({
      declarations: declared({ correct: ['B'] }) + declared({ baseType: 'float', correct: ['7'], name: 'R2' }),
      body: `<p>又</p>${choices()}<p>几天${entry('R2')}</p>`,
      processing: scored(`<match>${variable}</match>`),
    });
    const files = {
      'imsmanifest.xml': manifest(['a', 'b', 'c'].map((name) => resource(`${name}.xml`)).join('')),
      'a.xml': shared(single()),
      'b.xml': shared(single()),
      'c.xml': shared(both),
    };
    const paper = await readZip({
      ...files,
      's.xml': '<assessmentStimulus><stimulusBody><p>患儿</p></stimulusBody></assessmentStimulus>',
    });
    expect(paper.groups.map(({ stimulus }) => stimulus)).toEqual(['患儿\n\n又\n\n(1) ____\n\n几天(2) ____', '患儿']);
    expect(paper.questions.map(({ group }) => group)).toEqual([1, 1, 0, 0]);
    const without = await readZip(files);
    expect(without.questions.map((question) => codes(question).includes('error QTI_FILE_MISSING'))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('yields the valid items beside those that cannot be read', async () => {
    const paper = await readZip({
      'imsmanifest.xml': manifest(resource('a.xml') + resource('b.xml') + resource('c.xml') + resource('../d.xml')),
      'a.xml': single(),
      'b.xml': '<assessmentItem><itemBody>',
    });
    expect(paper.questions).toHaveLength(1);
    expect(paper.notices.map(({ code, details }) => [code, details.file])).toEqual([
      ['QTI_FILE_MISSING', '../d.xml'],
      ['QTI_FILE_BROKEN', 'b.xml'],
      ['QTI_FILE_MISSING', 'c.xml'],
    ]);
  });

  it.each<[string, Uint8Array, string]>([
    ['no manifest', zip({ 'a.xml': single() }), 'QTI_MANIFEST_MISSING'],
    ['a broken manifest', zip({ 'imsmanifest.xml': '<manifest>' }), 'QTI_MANIFEST_BROKEN'],
    ['a way out of its folder', zip({ '../imsmanifest.xml': manifest('') }), 'QTI_PACKAGE_BROKEN'],
    [
      'QTI 1.2',
      zip({ 'imsmanifest.xml': manifest(resource('a.xml', 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment')) }),
      'QTI_OTHER_VERSION',
    ],
    ['no items', zip({ 'imsmanifest.xml': manifest('') }), 'EXCHANGE_NO_QUESTIONS'],
    ['a zip that was cut off', zip({ 'imsmanifest.xml': manifest('') }).subarray(0, 40), 'QTI_PACKAGE_BROKEN'],
    ['a bomb', zip({ 'a.xml': Buffer.alloc(210_000_000, 32) }), 'QTI_PACKAGE_TOO_LARGE'],
  ])('is refused with the reason: %s', async (_what, bytes, code) => {
    const paper = await readQtiPaper({ bytes, name: 'a.zip' });
    expect(paper.questions).toEqual([]);
    expect(paper.notices.map((notice) => notice.code)).toEqual([code]);
  });
});
