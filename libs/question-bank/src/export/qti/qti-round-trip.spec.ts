import { parseMarkdown, type Block, type Inline } from '@sunflower/content';
import { sha256Hex } from '@sunflower/platform/plain';
import * as fc from 'fast-check';
import type { ImportedPaper } from '../../import/imported-paper';
import { readQtiPaper } from '../../import/qti/read-qti';
import type { VersionContent } from '../../question/version-content';
import type { QtiQuestion } from './qti-question';
import { writeQtiPackage } from './write-qti-package';
import { NOTHING_SAID } from '../../question/question-about';

const PICTURE = new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUg==', 'base64'));
const SHA256 = sha256Hex(Buffer.from(PICTURE));

/** Pieces for generated texts. XHTML cannot keep runs of spaces and single level-one headings, so they are left out. */
const INLINE = [
  '患儿体温38.5℃',
  'a<b',
  'R&D',
  '"引号"',
  '**不正确**',
  '`<b>`',
  '$x_1^2$',
  '式$$\\frac{1}{2}$$',
  '\\*\\*',
  '10⁹/L',
  '2*3*4',
  '[见此](https://example.org/a)',
  `![图](/api/v1/media/${SHA256})`,
  '价格 5 元',
  '\\$5',
];
const inline = fc.array(fc.constantFrom(...INLINE), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('，'));
const block = fc.oneof(
  { weight: 5, arbitrary: inline },
  { weight: 1, arbitrary: fc.constant('- 甲\n- 乙') },
  { weight: 1, arbitrary: fc.constant('1. 甲\n2. 乙') },
  { weight: 1, arbitrary: fc.constant('| 月龄 | 奶量 |\n| --- | --- |\n| 6 | 800 |') },
  { weight: 1, arbitrary: fc.constant('## 病例\n\n> 引文') },
  { weight: 1, arbitrary: inline.map((text) => `甲\n${text}`) },
);
const text = fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) => blocks.join('\n\n'));
/** Distinct texts, because equal ones would be the same option. */
const texts = (min: number, max: number) =>
  fc.array(inline, { minLength: min, maxLength: max }).map((all) => all.map((one, index) => `第${index}项${one}`));
const decimal = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, behind]) => (behind === 0 ? String(whole) : `${whole}.${behind}`));
const permutation = (count: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, index) => index),
    { minLength: count, maxLength: count },
  );

type Answer = Pick<VersionContent, 'type' | 'format' | 'options' | 'prompts' | 'blankCount' | 'key'> & {
  blanks: number;
};
const base = { format: null, options: [] as string[], prompts: [] as string[], blankCount: 0, blanks: 0 };

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc
    .tuple(texts(2, 6), fc.nat(), fc.constantFrom('A1' as const, 'A2' as const, null))
    .map(([options, right, format]) => ({
      ...base,
      type: 'single_choice' as const,
      format,
      options,
      key: { kind: 'choice' as const, right: [right % options.length] },
    })),
  fc.tuple(texts(2, 6), fc.array(fc.nat({ max: 5 }), { minLength: 1 })).map(([options, drawn]) => {
    const right = [...new Set(drawn.map((index) => index % options.length))].sort((a, b) => a - b);
    const format = right.length > 1 && drawn.length % 2 === 0 ? ('X' as const) : null;
    return { ...base, type: 'multiple_choice' as const, format, options, key: { kind: 'choice' as const, right } };
  }),
  fc.constantFrom(0, 1).map((right) => ({
    ...base,
    type: 'true_false' as const,
    options: ['正确', '错误'],
    key: { kind: 'choice' as const, right: [right] },
  })),
  fc
    .array(
      fc.uniqueArray(fc.constantFrom('黄疸', '10⁹', 'a<b & "c"', '37.5 ℃', '维生素D', '**'), {
        minLength: 1,
        maxLength: 3,
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((blanks) => ({
      ...base,
      type: 'fill_in' as const,
      blankCount: blanks.length,
      blanks: blanks.length,
      key: { kind: 'fill_in' as const, blanks },
    })),
  fc.tuple(decimal, fc.constantFrom('0', '0.5', '12')).map(([value, tolerance]) => ({
    ...base,
    type: 'numeric' as const,
    key: { kind: 'numeric' as const, value, tolerance },
  })),
  fc
    .tuple(texts(2, 5), texts(2, 5), fc.array(fc.nat(), { minLength: 5, maxLength: 5 }))
    .map(([prompts, options, drawn]) => ({
      ...base,
      type: 'matching' as const,
      prompts,
      options,
      key: { kind: 'matching' as const, pairs: prompts.map((_, index) => (drawn[index] ?? 0) % options.length) },
    })),
  texts(2, 6).chain((options) =>
    permutation(options.length).map((order) => ({
      ...base,
      type: 'ordering' as const,
      options,
      key: { kind: 'ordering' as const, order },
    })),
  ),
  fc.constant({ ...base, type: 'essay' as const, key: { kind: 'essay' as const } }),
);

const content: fc.Arbitrary<VersionContent> = fc
  .tuple(answer, text, fc.option(text), fc.integer({ min: 1, max: 5 }), fc.boolean())
  .map(([{ blanks, ...rest }, stem, rationale, difficulty, sourced]) => ({
    ...rest,
    stem: `${stem}\n\n题目${Array.from({ length: blanks }, () => '____').join('和')}`,
    fixedOptionOrder: rest.type === 'true_false',
    groupPosition: null,
    rationale,
    difficulty,
    knowledgePoint: '新生儿 <黄疸> & 其他',
    source: sourced ? { issuer: '测试机构', title: '测试指南', year: 2024 } : null,
    ...NOTHING_SAID,
  }));

const stimulusOf = (format: 'A3' | 'A4' | 'B1'): QtiQuestion['stimulus'] => ({
  code: `case-${format}`,
  format,
  text: '患儿，3 月龄。\n\n体温 **38.5℃**。',
});

/** A text as a reader sees it; white space at line ends and picture addresses are not compared. */
const seen = (markdown: string): unknown => parseMarkdown(markdown, { isPicture: () => true }).map(seenBlock);
const seenBlock = (value: Block | Inline): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (key === 'address' && typeof inner === 'string') return inner.replace(/^.*?([0-9a-f]{64})(\.png)?$/, '$1');
    return key === 'text' && typeof inner === 'string' ? inner.replace(/\s+/g, ' ') : inner;
  });

async function roundTrip(questions: QtiQuestion[]): Promise<ImportedPaper> {
  const bytes = writeQtiPackage({ title: '测试 <题库>', questions, pictures: new Map([[SHA256, PICTURE]]) });
  return readQtiPaper({ bytes, name: 'bank.zip' });
}

describe('a QTI 3.0 package after a round trip', () => {
  it('has the same meaning for every type of question', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 6 }), async (contents) => {
        const paper = await roundTrip(
          contents.map((one, index) => ({
            code: `q-${index}`,
            domain: '儿童保健 & <营养>',
            stimulus: null,
            content: one,
          })),
        );
        expect(paper.notices).toEqual([]);
        expect(paper.title).toBe('测试 <题库>');
        expect(paper.questions).toHaveLength(contents.length);
        paper.questions.forEach((question, index) => {
          const wanted = contents[index]!;
          expect(question.notices).toEqual([]);
          expect(question).toMatchObject({
            type: wanted.type,
            format: wanted.format,
            key: wanted.key,
            difficulty: wanted.difficulty,
            knowledgePoint: wanted.knowledgePoint,
            domain: '儿童保健 & <营养>',
            source: wanted.source,
          });
          expect(seen(question.stem)).toEqual(seen(wanted.stem));
          expect(question.options.map(seen)).toEqual(wanted.options.map(seen));
          expect(question.prompts.map(seen)).toEqual(wanted.prompts.map(seen));
          expect(seen(question.rationale ?? '')).toEqual(seen(wanted.rationale ?? ''));
        });
      }),
      { numRuns: 80 },
    );
  });

  it('keeps the questions of a group together, on their text', async () => {
    const [one, two, three] = fc.sample(content, { numRuns: 3, seed: 7 }) as [
      VersionContent,
      VersionContent,
      VersionContent,
    ];
    for (const format of ['A3', 'A4', 'B1'] as const) {
      const paper = await roundTrip([
        { code: 'a', domain: null, stimulus: stimulusOf(format), content: one },
        { code: 'b', domain: null, stimulus: null, content: two },
        { code: 'c', domain: null, stimulus: stimulusOf(format), content: three },
      ]);
      expect(paper.groups).toMatchObject([{ format, stimulus: '患儿，3 月龄。\n\n体温 **38.5℃**。' }]);
      expect(paper.questions.map(({ group }) => group)).toEqual([0, 0, null]);
    }
  });

  it('contains its pictures', async () => {
    const [question] = fc.sample(content, { numRuns: 1, seed: 3 }) as [VersionContent];
    const paper = await roundTrip([
      {
        code: 'a',
        domain: null,
        stimulus: null,
        content: { ...question, rationale: `![图](/api/v1/media/${SHA256})` },
      },
    ]);
    expect(paper.pictures).toEqual([{ name: `${SHA256}.png`, bytes: Buffer.from(PICTURE) }]);
    expect(paper.questions[0]?.rationale).toBe(`![图](pictures/${SHA256}.png)`);
  });

  it('has the same bytes for the same questions', () => {
    const questions = fc
      .sample(content, { numRuns: 3, seed: 1 })
      .map((one, index) => ({ code: `q${index}`, domain: null, stimulus: null, content: one }));
    expect(writeQtiPackage({ title: '题库', questions })).toEqual(writeQtiPackage({ title: '题库', questions }));
  });
});
