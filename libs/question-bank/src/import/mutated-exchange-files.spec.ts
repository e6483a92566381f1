import { seededRandom, type RandomInteger } from '@sunflower/platform';
import { writeZip } from '../export/qti/write-zip';
import { readAikenPaper } from './aiken/read-aiken';
import { readGiftPaper } from './gift/read-gift';
import type { ImportedPaper, ImportedQuestion } from './imported-paper';
import { readMoodleXmlPaper } from './moodle-xml/read-moodle-xml';
import { readQtiPaper } from './qti/read-qti';
import { recogniseFormat } from './recognise-format';

/** `MUTATIONS=10000 npx jest mutated-exchange-files` runs more. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 120);

const GIFT = `$CATEGORY: $course$/top/儿科/营养

::Q1::[html]宝宝 <b>不</b>应 {=甲#好 ~%-50%乙 ~丙####解析 \\(x^2\\)}

::Q2::体温？{#37.5:0.5 =%50%38:1}

配对 {=甲 -> 一 =乙 -> 二}

太阳 {T#错了} 升起

填空 {=黄疸 =黄疸病}
`;
const AIKEN = `题干一\nA. 甲\nB. 乙\nANSWER: B\n\n题干二\nA) 甲\nB) 乙\nC) 丙\nANSWER: C\n`;
const MOODLE = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/儿科</text></category></question>
<question type="multichoice"><name><text>一</text></name><questiontext format="html"><text><![CDATA[<p>体重 &lt; <img src="@@PLUGINFILE@@/a.png"></p>]]></text><file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>
<single>false</single><answer fraction="50"><text>甲</text><feedback><text>好</text></feedback></answer><answer fraction="50"><text>乙</text></answer><answer fraction="-50"><text>丙</text></answer></question>
<question type="cloze"><questiontext format="html"><text>首都 {1:SHORTANSWER:=北京~%50%京} 有 {1:NUMERICAL:=16:1} 区，{2:MULTICHOICE:=对#是~错}</text></questiontext></question>
<question type="matching"><questiontext><text>配</text></questiontext><subquestion><text>甲</text><answer><text>一</text></answer></subquestion><subquestion><text>乙</text><answer><text>二</text></answer></subquestion></question>
</quiz>`;
const ITEM = `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i1" title="一">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>B</qti-value></qti-correct-response><qti-mapping><qti-map-entry map-key="B" mapped-value="1"/></qti-mapping></qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-item-body><p>体温 <math><mfrac><mn>1</mn><mi>x</mi></mfrac></math></p><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>哪一项？</qti-prompt><qti-simple-choice identifier="A">甲</qti-simple-choice><qti-simple-choice identifier="B">乙</qti-simple-choice></qti-choice-interaction></qti-item-body>
<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"/>
</qti-assessment-item>`;
const PACKAGE = Buffer.from(
  writeZip([
    {
      path: 'imsmanifest.xml',
      bytes: Buffer.from(
        '<manifest><resources><resource identifier="r1" type="imsqti_item_xmlv3p0" href="a.xml"><file href="a.xml"/></resource></resources></manifest>',
      ),
    },
    { path: 'a.xml', bytes: Buffer.from(ITEM) },
  ]),
);

/** Strings that are significant in the formats. */
const MARKS = [
  '{',
  '}',
  '=',
  '~',
  '#',
  '%',
  '->',
  '::',
  '\n\n',
  '\\',
  '<',
  '>',
  '&',
  '"',
  '<question',
  '</text>',
  '<![CDATA[',
  ']]>',
  '\0',
  '\uFDD0',
  '____',
  '｛',
  '$$',
  '\\(',
  'ANSWER:',
  '\ud800',
];

function mutatedText(text: string, random: RandomInteger): string {
  let result = text;
  for (let turn = random(4) + 1; turn > 0; turn -= 1) {
    const at = random(result.length + 1);
    const until = at + random(80);
    const between = [
      MARKS[random(MARKS.length)]!,
      result.slice(at, until).repeat(2),
      '',
      MARKS[random(MARKS.length)]!.repeat(random(3000)),
      '<b>'.repeat(random(400)),
    ][random(5)]!;
    result = result.slice(0, at) + between + result.slice(random(2) === 0 ? at : until);
  }
  return random(5) === 0 ? result.slice(0, random(result.length + 1)) : result;
}

function mutatedBytes(bytes: Buffer, random: RandomInteger): Uint8Array {
  const result = Buffer.from(bytes);
  for (let turn = random(6) + 1; turn > 0; turn -= 1) {
    const at = random(result.length);
    result[at] = (result[at] ?? 0) ^ (1 << random(8));
  }
  return random(4) === 0 ? result.subarray(0, random(result.length)) : result;
}

/** A question without an error is complete, so later steps need not check again. */
function isWhole(question: ImportedQuestion): boolean {
  if (question.notices.some(({ severity }) => severity === 'error')) return true;
  const { type, key, options, prompts, stem } = question;
  if (type === null || key === null || stem.trim() === '') return false;
  switch (key.kind) {
    case 'choice':
      return key.right.length > 0 && key.right.every((index) => index >= 0 && index < options.length);
    case 'fill_in':
      return (stem.match(/_{4,}/g)?.length ?? 0) === key.blanks.length && key.blanks.every((texts) => texts.length > 0);
    case 'matching':
      return key.pairs.length === prompts.length && key.pairs.every((index) => index >= 0 && index < options.length);
    case 'ordering':
      return (
        [...key.order].sort((a, b) => a - b).every((place, index) => place === index) &&
        key.order.length === options.length
      );
    case 'numeric':
      return /^-?\d{1,15}(\.\d{1,9})?$/.test(key.value) && /^\d{1,15}(\.\d{1,9})?$/.test(key.tolerance);
    case 'essay':
      return type === 'essay';
  }
}

const readers: [string, (random: RandomInteger) => Promise<ImportedPaper> | ImportedPaper][] = [
  ['GIFT', (random) => readGiftPaper({ text: mutatedText(GIFT, random), name: 'a.txt' })],
  ['Aiken', (random) => readAikenPaper({ text: mutatedText(AIKEN, random), name: 'a.txt' })],
  ['Moodle XML', (random) => readMoodleXmlPaper({ text: mutatedText(MOODLE, random), name: 'a.xml' })],
  [
    'QTI item',
    (random) =>
      readQtiPaper({
        bytes: Buffer.from(mutatedText(ITEM, random), random(5) === 0 ? 'latin1' : 'utf8'),
        name: 'a.xml',
      }),
  ],
  ['QTI package', (random) => readQtiPaper({ bytes: mutatedBytes(PACKAGE, random), name: 'a.zip' })],
];

describe('a damaged file of another system', () => {
  it.each(readers)(
    'yields complete questions or reports faults: %s',
    async (format, read) => {
      const random = seededRandom(format);
      const codes = new Set<string>();
      let whole = 0;
      for (let round = 0; round < MUTATIONS; round += 1) {
        const paper = await read(random);
        const broken = paper.questions.filter((question) => !isWhole(question));
        expect({ round, broken }).toEqual({ round, broken: [] });
        if (paper.questions.length === 0) expect(paper.notices).not.toEqual([]);
        whole += paper.questions.length;
        for (const { code } of [...paper.notices, ...paper.questions.flatMap(({ notices }) => notices)])
          codes.add(code);
      }
      expect(whole).toBeGreaterThan(0);
      expect(codes.size).toBeGreaterThan(1);
    },
    1_200_000,
  );

  it('is recognised, or refused with the reason', () => {
    const random = seededRandom('formats');
    for (let round = 0; round < MUTATIONS; round += 1) {
      const bytes = mutatedBytes(
        [PACKAGE, Buffer.from(ITEM), Buffer.from(GIFT), Buffer.from(AIKEN)][random(4)]!,
        random,
      );
      const { format, reason } = recogniseFormat({ name: 'a.bin', bytes });
      expect((format === null) === (reason !== null)).toBe(true);
    }
  });

  it('takes time bounded by its length: huge, nested, unclosed', async () => {
    const huge = 300_000;
    for (const piece of [
      '{',
      '}',
      '{=a ~b',
      '\n\n',
      '::a',
      '=',
      '~',
      '\\',
      '<b>',
      '&amp;',
      '$$',
      '\\(',
      '//\n',
      '`',
      '[html]<p>',
      '{=a -> b',
    ]) {
      const text = piece.repeat(huge / piece.length);
      expect(() => readGiftPaper({ text, name: 'a' })).not.toThrow();
      expect(() => readGiftPaper({ text: `::a::${text.slice(0, 100_000)}{=甲 ~乙}`, name: 'a' })).not.toThrow();
      expect(() => readAikenPaper({ text, name: 'a' })).not.toThrow();
      expect(() => readMoodleXmlPaper({ text: `<quiz>${text}`, name: 'a' })).not.toThrow();
      const inText = `<quiz><question type="cloze"><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext></question></quiz>`;
      expect(() => readMoodleXmlPaper({ text: inText, name: 'a' })).not.toThrow();
    }
    for (const piece of ['<a>', '<question>', '<question type="essay">', '{1:SA:=', '{1:MC:a~']) {
      const text = piece.repeat(huge / piece.length);
      expect(() => readMoodleXmlPaper({ text: `<quiz>${text}`, name: 'a' })).not.toThrow();
      await readQtiPaper({ bytes: Buffer.from(`<assessmentItem><itemBody>${text}`), name: 'a' });
    }
  });
});
