import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { seededRandom, type RandomInteger } from '@sunflower/platform';
import { archive, type Part } from '../../../../test/fixtures/a-workbook';
import { decodeText } from './decode-text';
import type { ImportedPaper } from './imported-paper';
import { readTextPaper } from './text/read-text-paper';
import { untidyPapers } from '../../../../test/fixtures/papers/untidy-papers';
import { WordPackage } from './word/open-package';
import { readWordPaper } from './word/read-word-paper';

/** `MUTATIONS=10000 npx jest mutated-papers` runs more. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 150);
const PARTS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'word/document.xml',
  'word/_rels/document.xml.rels',
  'word/numbering.xml',
  'word/styles.xml',
];
const SAMPLES = ['child-care', 'keys-at-the-end', 'markdown'].map((name) =>
  readFileSync(resolve(__dirname, `../../import-fixtures/text/ok/${name}.txt`)),
);
/** Strings that are significant to the recogniser and in XML. */
const MARKS = [
  'A.',
  'B、',
  '（',
  '）',
  '答案：',
  '【',
  '】',
  '1.',
  '2、',
  '1-5 ABCDA',
  '一、',
  '判断题',
  '____',
  '\n',
  '\t',
  '**',
  '$',
  '|',
  '共用题干',
  '<',
  '>',
  '&',
  '"',
  '</w:p>',
  '<w:p>',
  '<w:tbl>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  'w:val="999999999"',
  '\0',
  '\ud800',
];

function mutatedText(text: string, random: RandomInteger): string {
  let made = text;
  for (let turn = random(4) + 1; turn > 0; turn -= 1) {
    const at = random(made.length + 1);
    const until = at + random(80);
    const between = [MARKS[random(MARKS.length)] ?? '', made.slice(at, until).repeat(3), ''][random(3)];
    made = made.slice(0, at) + between + made.slice(random(2) === 0 ? at : until);
  }
  return random(6) === 0 ? made.slice(0, random(made.length + 1)) : made;
}

function mutatedBytes(bytes: Uint8Array, random: RandomInteger): Uint8Array {
  const made = Buffer.from(bytes);
  for (let turn = random(8) + 1; turn > 0; turn -= 1) {
    const at = random(made.length);
    made[at] = (made[at] ?? 0) ^ (1 << random(8));
  }
  return random(3) === 0 ? made.subarray(0, random(made.length)) : made;
}

/** Every question is complete, or a notice names what it lacks. */
function expectNothingSilent({ questions, groups, notices, pictures }: ImportedPaper): void {
  for (const question of questions) {
    const { type, key, options, group, stem } = question;
    const isTold = question.notices.some(({ severity }) => severity === 'error');
    if ((type === null || key === null || stem === '') && !isTold)
      throw new Error(`Not told: ${JSON.stringify(question)}`);
    if (key?.kind === 'choice' && type !== 'true_false' && key.right.some((at) => at >= options.length))
      throw new Error('A key beyond the options');
    if (group !== null && group >= groups.length) throw new Error('A group that is not there');
  }
  if (questions.length === 0 && !notices.some(({ severity }) => severity === 'error'))
    throw new Error('Nothing was found, and nothing was told');
  expect(new Set(pictures.map(({ name }) => name)).size).toBe(pictures.length);
}

describe('a damaged paper', () => {
  it('is read or refused as text', () => {
    const random = seededRandom('typed papers');
    const codes = new Set<string>();
    for (let round = 0; round < MUTATIONS; round += 1) {
      const sample = SAMPLES[random(SAMPLES.length)] as Buffer;
      const isText = random(3) > 0;
      const text = isText
        ? mutatedText(sample.toString('utf8'), random)
        : decodeText(mutatedBytes(sample, random))?.text;
      if (text === undefined) continue;
      const paper = readTextPaper({ text, name: 'damaged.txt' });
      expectNothingSilent(paper);
      for (const { code } of [...paper.notices, ...paper.questions.flatMap(({ notices }) => notices)]) codes.add(code);
    }
    expect(codes.size).toBeGreaterThan(10);
  });

  it('is read or refused as a document', async () => {
    const random = seededRandom('documents');
    const papers = untidyPapers();
    const unpacked = await Promise.all(papers.map(({ bytes }) => partsOf(bytes)));
    const codes = new Set<string>();
    for (let round = 0; round < MUTATIONS; round += 1) {
      const which = random(papers.length);
      const bytes =
        random(2) === 0
          ? mutatedBytes(papers[which]?.bytes as Uint8Array, random)
          : archive(mutatedParts(unpacked[which] ?? [], random));
      const paper = await readWordPaper({ bytes, name: 'damaged.docx' });
      expectNothingSilent(paper);
      for (const { code } of paper.notices) codes.add(code);
    }
    expect([...codes]).toContain('WORD_DAMAGED');
  });
});

async function partsOf(bytes: Uint8Array): Promise<Part[]> {
  const opened = await WordPackage.open(bytes);
  const parts: Part[] = [];
  for (const name of PARTS) {
    const text = await opened.read(name);
    if (text !== null) parts.push({ name, text: Buffer.from(text) });
  }
  opened.close();
  return parts;
}

function mutatedParts(parts: readonly Part[], random: RandomInteger): Part[] {
  const which = random(parts.length);
  return parts.map((part, index) =>
    index === which ? { ...part, text: mutatedText(String(part.text), random) } : part,
  );
}
