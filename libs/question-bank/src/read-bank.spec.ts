import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BankPicture } from './bank-pictures';
import { describeFault, InvalidQuestionFiles } from './question-bank.errors';
import { readBank } from './read-bank';

const FIXTURES = resolve(__dirname, '../import-fixtures');
const fixtures = (folder: 'ok' | 'not-ok') => readdirSync(join(FIXTURES, folder)).map((name) => name.replace(/\.yaml$/, ''));
const content = (folder: 'ok' | 'not-ok', name: string) => readFileSync(join(FIXTURES, folder, `${name}.yaml`), 'utf8');
const UPLOADED = '0a'.repeat(32);
const PICTURES: BankPicture[] = [
  { path: 'sample/pictures/fundus.png', sha256: '0c'.repeat(32) },
  { path: 'sample/pictures/皮疹.jpg', sha256: '0d'.repeat(32) },
  { path: 'sample/pictures/huge.png', problem: 'is larger than 1 MB; make it smaller' },
];
const read = (text: string) => readBank({
  files: [{ path: 'sample/questions.yaml', content: text }], pictures: PICTURES,
  findKnownPictures: async (sha256s) => new Set(sha256s.filter((sha256) => sha256 === UPLOADED)), knownDomains: ['sample'],
});

/** `line question: problem`, as in the comments at the head of each file in not-ok/. */
async function faultsOf(text: string): Promise<string[]> {
  try {
    await read(text);
    return [];
  } catch (error) {
    if (error instanceof InvalidQuestionFiles) return error.faults.map(({ line, question, problem }) => `${line ?? '-'} ${question ?? '-'}: ${problem}`);
    throw error;
  }
}

const expectedFaults = (text: string) => text.split('\n').slice(1).flatMap((line) => (line.startsWith('#   ') ? [line.slice(4)] : []));

describe('a questions.yaml', () => {
  it.each(fixtures('ok'))('is taken: %s', async (name) => {
    const { units } = await read(content('ok', name));
    expect(units.flat().map(({ code }) => code)).toEqual([...content('ok', name).matchAll(/id: (SAMPLE-(G\d+-)?\d+)$/gm)].map(([, code]) => code));
  });

  it.each(fixtures('ok'))('says the same when an editor saved it with a byte order mark and CRLF: %s', async (name) => {
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

describe('a picture beside a questions.yaml', () => {
  it('stands in the texts by its address, and makes other content when it changes', async () => {
    const [version] = (await read(content('ok', 'pictures-of-the-folder'))).units.flat();
    expect(version!.content).toMatchObject({
      stem: `见图 ![右眼眼底](/api/v1/media/${'0c'.repeat(32)})，示例题干？`,
      options: [`![皮疹](/api/v1/media/${'0d'.repeat(32)})`, '乙', '丙', '丁'],
      rationale: `示例解析，见 ![右眼眼底](/api/v1/media/${'0c'.repeat(32)})。`,
    });
    const { units } = await readBank({
      files: [{ path: 'sample/questions.yaml', content: content('ok', 'pictures-of-the-folder') }],
      pictures: PICTURES.map((picture) => ('sha256' in picture ? { ...picture, sha256: '0e'.repeat(32) } : picture)), knownDomains: ['sample'],
    });
    expect(units.flat()[0]!.contentSha256).not.toBe(version!.contentSha256);
  });

  it('is told among those that the bank shows', async () => {
    expect((await read(content('ok', 'pictures-of-the-folder'))).shownPictures).toEqual(new Set(['0c', '0d'].map((byte) => byte.repeat(32))));
    expect((await read(content('ok', 'own-picture'))).shownPictures).toEqual(new Set([UPLOADED]));
    expect((await read(content('ok', 'one-draft'))).shownPictures).toEqual(new Set());
  });

  it('is found however its name is written in Unicode', async () => {
    const text = content('ok', 'pictures-of-the-folder').replaceAll('fundus.png', 'cafe\u0301.png');
    const { units } = await readBank({
      files: [{ path: 'sample/questions.yaml', content: text }], pictures: [...PICTURES, { path: 'sample/pictures/caf\u00e9.png', sha256: '0f'.repeat(32) }], knownDomains: ['sample'],
    });
    expect(units.flat()[0]!.content.stem).toContain(`/api/v1/media/${'0f'.repeat(32)}`);
  });
});

describe('a bank of several files', () => {
  const BANK = 'code: sample-bank\ntitle: 示例题库\ndomains:\n  - {code: sample, title: 示例领域}\n  - {code: other, title: 另一领域}\n';
  const question = (id: string) => `questions:\n  - {id: ${id}, type: true_false, status: draft, difficulty: 1, knowledgePoint: 示例, stem: 示例？, key: true}\n`;
  const faults = async (files: Record<string, string>) => {
    const outcome = await readBank({ files: Object.entries(files).map(([path, text]) => ({ path, content: text })), knownDomains: null }).catch((error: unknown) => error);
    return outcome instanceof InvalidQuestionFiles ? outcome.faults.map(describeFault) : outcome;
  };

  it('tells the faults of all files at once', async () => {
    expect(await faults({ 'bank.yaml': BANK, 'sample/questions.yaml': 'domain: sample\nquestion: []\n', 'other/questions.yaml': 'domain: other\nquestions: {}\n' })).toEqual([
      'sample/questions.yaml:2: has the unknown field "question"; remove it or correct its name',
      'other/questions.yaml:2: questions: must be a list of questions that stand alone',
    ]);
  });

  it('has an id once only', async () => {
    const files = { 'bank.yaml': BANK, 'sample/a.yaml': `domain: sample\n${question('SAMPLE-001')}`, 'sample/b.yaml': `domain: sample\n${question('SAMPLE-001')}` };
    expect(await faults(files)).toEqual(['sample/b.yaml:3: SAMPLE-001: this id is used already in sample/a.yaml:3; give it another']);
  });

  it('has folders that are called as their domain', async () => {
    expect(await faults({ 'bank.yaml': BANK, 'other/questions.yaml': 'domain: sample\n' })).toEqual(['other/questions.yaml:1: domain: is "sample", but the folder is called "other"']);
  });

  it('has a good bank.yaml', async () => {
    expect(await faults({ 'sample/questions.yaml': 'domain: sample\n' })).toEqual(['bank.yaml: is missing; it names the bank and its domains']);
    expect(await faults({ 'bank.yaml': BANK.replace('other,', 'sample,') })).toEqual(['bank.yaml: domains: sample is listed twice']);
    expect(await faults({ 'bank.yaml': BANK.replace('title: 示例题库\n', '') })).toEqual(['bank.yaml: lacks "title"']);
    expect(await faults({ 'bank.yaml': '' })).toEqual(['bank.yaml: must be a file with the fields code, title and domains']);
  });

  it('cannot bring the process down', async () => {
    const bombs = { tooDeep: '['.repeat(200_000), tooLarge: `# ${'x'.repeat(512 * 1024)}`, laughs: `a: &a [x]\n${Array.from({ length: 20 }, (_, index) => `b${index}: &b${index} [*a, *a]`).join('\n')}` };
    expect(await faults({ 'bank.yaml': BANK, 'sample/q.yaml': bombs.tooDeep })).toContainEqual(expect.stringMatching(/^sample\/q\.yaml/));
    expect(await faults({ 'bank.yaml': BANK, 'sample/q.yaml': bombs.tooLarge })).toEqual(['sample/q.yaml: is larger than 512 KB; split it into several files of the folder']);
    expect(await faults({ 'bank.yaml': BANK, 'sample/q.yaml': bombs.laughs })).toContainEqual('sample/q.yaml:2: *a is a YAML alias; write the text out in each place');
  });
});
