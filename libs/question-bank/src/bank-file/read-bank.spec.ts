import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PictureTooLarge } from '@sunflower/training';
import type { BankPicture } from './bank-pictures';
import { describeFault, InvalidQuestionFiles } from '../question-bank.errors';
import { readBank } from './read-bank';

const FIXTURES = resolve(__dirname, '../../import-fixtures');
const fixtures = (folder: 'ok' | 'not-ok') =>
  readdirSync(join(FIXTURES, folder)).map((name) => name.replace(/\.yaml$/, ''));
const content = (folder: 'ok' | 'not-ok', name: string) => readFileSync(join(FIXTURES, folder, `${name}.yaml`), 'utf8');
const UPLOADED = '0a'.repeat(32);
const PICTURES: BankPicture[] = [
  { path: 'sample/pictures/fundus.png', sha256: '0c'.repeat(32) },
  { path: 'sample/pictures/皮疹.jpg', sha256: '0d'.repeat(32) },
  { path: 'sample/pictures/huge.png', fault: new PictureTooLarge().fault },
];
const read = (text: string) =>
  readBank({
    files: [{ path: 'sample/questions.yaml', content: text }],
    pictures: PICTURES,
    findKnownPictures: async (sha256s) => new Set(sha256s.filter((sha256) => sha256 === UPLOADED)),
    knownDomains: ['sample'],
  });

/** `line question CODE: problem`, as in the comments at the head of each file in not-ok/. */
async function faultsOf(text: string): Promise<string[]> {
  try {
    await read(text);
    return [];
  } catch (error) {
    if (error instanceof InvalidQuestionFiles)
      return error.faults.map(
        ({ line, question, code, problem }) => `${line ?? '-'} ${question ?? '-'} ${code}: ${problem}`,
      );
    throw error;
  }
}

const expectedFaults = (text: string) =>
  text
    .split('\n')
    .slice(1)
    .flatMap((line) => (line.startsWith('#   ') ? [line.slice(4)] : []));

describe('a questions.yaml', () => {
  it.each(fixtures('ok'))('is accepted: %s', async (name) => {
    const { units } = await read(content('ok', name));
    expect(units.flat().map(({ code }) => code)).toEqual(
      [...content('ok', name).matchAll(/id: (SAMPLE-(G\d+-)?\d+)$/gm)].map(([, code]) => code),
    );
  });

  it.each(fixtures('ok'))('means the same with a byte order mark and CRLF line ends: %s', async (name) => {
    const text = content('ok', name);
    expect((await read(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).units).toEqual((await read(text)).units);
  });

  it.each(fixtures('not-ok'))('is refused with the line, the question and the fault: %s', async (name) => {
    const text = content('not-ok', name);
    const expected = expectedFaults(text);
    expect(await faultsOf(text)).toEqual(expected);
    expect(expected).not.toEqual([]);
  });
});

describe('a fault', () => {
  const faultsOf = async (text: string) =>
    ((await read(text).catch((error: unknown) => error)) as InvalidQuestionFiles).faults;
  const [BEGIN, AFTER] = [
    'domain: sample\nquestions:\n  - {',
    ', type: true_false, status: draft, difficulty: 1, knowledgePoint: 示例, stem: 示例？}\n',
  ];

  it('names its field and the path to it', async () => {
    const [missing] = await faultsOf(`${BEGIN}id: SAMPLE-001${AFTER}`);
    expect(missing).toMatchObject({
      code: 'REQUIRED_FIELD_MISSING',
      field: 'key',
      path: 'questions.0',
      question: 'SAMPLE-001',
      details: { missing: 'key' },
    });
    const html = (await faultsOf(content('not-ok', 'html'))).at(-1);
    expect(html).toMatchObject({
      code: 'HTML',
      field: 'options',
      path: 'questions.0.options.1',
      details: { place: 2, tag: '<b>' },
    });
    const year = await faultsOf(content('not-ok', 'source-without-year'));
    expect(year).toMatchObject([{ code: 'INVALID_YEAR', field: 'year', path: 'sources.sample.year', question: null }]);
  });

  it('names the place of a question without an id', async () => {
    const group = (id: string) =>
      `domain: sample\ngroups:\n  - {${id}format: A3, stimulus: 示例, questions: [{type: essay}, {}]}\n`;
    expect((await faultsOf(`${BEGIN}source: sample${AFTER}`))[0]).toMatchObject({
      question: 'question 1',
      details: { questionNumber: 1 },
    });
    expect((await faultsOf(group('id: SAMPLE-G01, '))).at(-1)).toMatchObject({
      question: 'SAMPLE-G01, question 2',
      details: { group: 'SAMPLE-G01', questionNumber: 2 },
    });
    expect((await faultsOf(group(''))).at(-1)).toMatchObject({
      question: 'group 1, question 2',
      details: { groupNumber: 1, questionNumber: 2 },
    });
    expect((await faultsOf(group('')))[0]).toMatchObject({ question: 'group 1', details: { groupNumber: 1 } });
  });

  it.each([
    ['a colon in a text', 'stem: 下列说法: 正确的是', 'YAML_COLON_IN_TEXT'],
    ['a text that begins with a sign of YAML', 'stem: `代码`是什么', 'YAML_BEGINNING_OF_TEXT'],
    ['a colon of another script', 'stem：示例', 'YAML_COLON_MISSING'],
    ['a text that goes on behind its quotes', 'stem: "甲"是什么', 'YAML_TEXT_BEHIND_QUOTE'],
    ['a quote left open', 'stem: "示例', 'YAML_NOT_CLOSED'],
    ['a formula between double quotes', 'stem: "$\\mathrm{m}$"', 'YAML_BACKSLASH'],
    ['a bracket left open', 'options: [甲, 乙', 'YAML_NOT_CLOSED'],
    ['fields that do not stand below each other', 'stem: 示例\n   difficulty: 1', 'YAML_INDENTATION'],
  ])('of YAML names the likely cause: %s', async (_, text, code) => {
    const codes = (
      await faultsOf(`domain: sample\nquestions:\n  - id: SAMPLE-001\n    ${text}\n    status: draft\n`)
    ).map((fault) => fault.code);
    expect(codes).toContain(code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('a picture beside a questions.yaml', () => {
  it('is referred to by address in the texts, and changes the content when it changes', async () => {
    const [version] = (await read(content('ok', 'pictures-of-the-folder'))).units.flat();
    expect(version!.content).toMatchObject({
      stem: `见图 ![右眼眼底](/api/v1/media/${'0c'.repeat(32)})，示例题干？`,
      options: [`![皮疹](/api/v1/media/${'0d'.repeat(32)})`, '乙', '丙', '丁'],
      rationale: `示例解析，见 ![右眼眼底](/api/v1/media/${'0c'.repeat(32)})。`,
    });
    const { units } = await readBank({
      files: [{ path: 'sample/questions.yaml', content: content('ok', 'pictures-of-the-folder') }],
      pictures: PICTURES.map((picture) => ('sha256' in picture ? { ...picture, sha256: '0e'.repeat(32) } : picture)),
      knownDomains: ['sample'],
    });
    expect(units.flat()[0]!.contentSha256).not.toBe(version!.contentSha256);
  });

  it('is listed among the pictures that the bank shows', async () => {
    expect((await read(content('ok', 'pictures-of-the-folder'))).shownPictures).toEqual(
      new Set(['0c', '0d'].map((byte) => byte.repeat(32))),
    );
    expect((await read(content('ok', 'own-picture'))).shownPictures).toEqual(new Set([UPLOADED]));
    expect((await read(content('ok', 'one-draft'))).shownPictures).toEqual(new Set());
  });

  it('is found regardless of the Unicode form of its name', async () => {
    const text = content('ok', 'pictures-of-the-folder').replaceAll('fundus.png', 'cafe\u0301.png');
    const { units } = await readBank({
      files: [{ path: 'sample/questions.yaml', content: text }],
      pictures: [...PICTURES, { path: 'sample/pictures/caf\u00e9.png', sha256: '0f'.repeat(32) }],
      knownDomains: ['sample'],
    });
    expect(units.flat()[0]!.content.stem).toContain(`/api/v1/media/${'0f'.repeat(32)}`);
  });
});

describe('a bank of several files', () => {
  const BANK =
    'code: sample-bank\ntitle: 示例题库\ndomains:\n  - {code: sample, title: 示例领域}\n  - {code: other, title: 另一领域}\n';
  const question = (id: string) =>
    `questions:\n  - {id: ${id}, type: true_false, status: draft, difficulty: 1, knowledgePoint: 示例, stem: 示例？, key: true}\n`;
  const faults = async (files: Record<string, string>) => {
    const outcome = await readBank({
      files: Object.entries(files).map(([path, text]) => ({ path, content: text })),
      knownDomains: null,
    }).catch((error: unknown) => error);
    return outcome instanceof InvalidQuestionFiles ? outcome.faults.map(describeFault) : outcome;
  };

  it('reports the faults of all files at once', async () => {
    expect(
      await faults({
        'bank.yaml': BANK,
        'sample/questions.yaml': 'domain: sample\nquestion: []\n',
        'other/questions.yaml': 'domain: other\nquestions: {}\n',
      }),
    ).toEqual([
      'sample/questions.yaml:2: has the unknown field "question"; remove it or correct its name',
      'other/questions.yaml:2: questions: must be a list of questions that stand alone',
    ]);
  });

  it('allows each id once', async () => {
    const files = {
      'bank.yaml': BANK,
      'sample/a.yaml': `domain: sample\n${question('SAMPLE-001')}`,
      'sample/b.yaml': `domain: sample\n${question('SAMPLE-001')}`,
    };
    expect(await faults(files)).toEqual([
      'sample/b.yaml:3: SAMPLE-001: this id is used already in sample/a.yaml:3; give it another',
    ]);
  });

  it('requires folders named after their domain', async () => {
    expect(await faults({ 'bank.yaml': BANK, 'other/questions.yaml': 'domain: sample\n' })).toEqual([
      'other/questions.yaml:1: domain: is "sample", but the folder is called "other"',
    ]);
  });

  it('requires a valid bank.yaml', async () => {
    expect(await faults({ 'sample/questions.yaml': 'domain: sample\n' })).toEqual([
      'bank.yaml: is missing; it names the bank and its domains',
    ]);
    expect(await faults({ 'bank.yaml': BANK.replace('other,', 'sample,') })).toEqual([
      'bank.yaml: domains: sample is listed twice',
    ]);
    expect(await faults({ 'bank.yaml': BANK.replace('title: 示例题库\n', '') })).toEqual(['bank.yaml: lacks "title"']);
    expect(await faults({ 'bank.yaml': '' })).toEqual([
      'bank.yaml: must be a file with the fields code, title and domains',
    ]);
  });

  it('cannot crash the process', async () => {
    const bombs = {
      tooDeep: '['.repeat(200_000),
      tooLarge: `# ${'x'.repeat(512 * 1024)}`,
      laughs: `a: &a [x]\n${Array.from({ length: 20 }, (_, index) => `b${index}: &b${index} [*a, *a]`).join('\n')}`,
    };
    expect(await faults({ 'bank.yaml': BANK, 'sample/q.yaml': bombs.tooDeep })).toContainEqual(
      expect.stringMatching(/^sample\/q\.yaml/),
    );
    expect(await faults({ 'bank.yaml': BANK, 'sample/q.yaml': bombs.tooLarge })).toEqual([
      'sample/q.yaml: is larger than 512 KB; split it into several files of the folder',
    ]);
    expect(await faults({ 'bank.yaml': BANK, 'sample/q.yaml': bombs.laughs })).toContainEqual(
      'sample/q.yaml:2: *a is a YAML alias; write the text out in each place',
    );
  });
});
