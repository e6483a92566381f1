import { ParserThreads } from '@sunflower/platform';
import type { Pictures } from '@sunflower/training';
import { BankReader } from './bank-reader';
import type { InvalidQuestionFiles } from '../question-bank.errors';

const KILOBYTES = 1024;
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const full = (text: string, kilobytes = 510) => text.repeat(Math.floor((kilobytes * KILOBYTES) / text.length));

const HOSTILE: [name: string, content: string, code: string][] = [
  ['28,000 fields', many(28_000, (index) => `k${index}: 1\n`), 'FILE_WITH_TOO_MANY_ENTRIES'],
  ['one field 100,000 times', full('a: 1\n'), 'FILE_WITH_TOO_MANY_ENTRIES'],
  ['fields in a row', `{${many(28_000, (index) => `k${index}: 1,`)}}`, 'FILE_WITH_TOO_MANY_ENTRIES'],
  ['a list of 100,000', full('- a\n'), 'FILE_WITH_TOO_MANY_ENTRIES'],
  [
    'a key of 100,000 letters',
    `domain: d\nquestions: [{type: ordering, key: [${full('A,', 200)}]}]`,
    'FILE_WITH_TOO_MANY_ENTRIES',
  ],
  ['a file of "a: "', full('a: '), 'FILE_NESTED_TOO_DEEPLY'],
  ['brackets', full('['), 'FILE_NESTED_TOO_DEEPLY'],
  ['lists of lists', full('- '), 'FILE_NESTED_TOO_DEEPLY'],
  ['questions of questions', full('? '), 'FILE_NESTED_TOO_DEEPLY'],
  ['closing brackets', full('}'), 'FILE_TAKES_TOO_MUCH'],
  ['percent signs', full('%\n'), 'FILE_TAKES_TOO_MUCH'],
  ['a quoted text of lines that stand too far left', `a: "${full('x\n', 250)}"`, 'FILE_WITH_TOO_MANY_ENTRIES'],
  [
    'anchors and aliases',
    `a: &a [x]\n${many(9, (index) => `b${index}: &b${index} [${full('*a,', 3)}]\n`)}`,
    'YAML_ALIAS',
  ],
  ['a text of half a megabyte', `domain: d\nquestions: [{type: essay, stem: "${full('x', 500)}"}]`, 'FIELD_TOO_LONG'],
  ['links that are never closed', `domain: "${full('[', 500)}"`, 'INVALID_CODE'],
  ['a name of half a megabyte', `"${full('x', 500)}": 1`, 'YAML_SYNTAX'],
];

describe('the thread that reads banks', () => {
  const asked: string[][] = [];
  const pictures = {
    known: async (sha256s: string[]) => {
      asked.push(sha256s);
      return new Set(sha256s.filter((sha256) => sha256.startsWith('0a')));
    },
  };
  const reader = new BankReader(new ParserThreads(), pictures as unknown as Pictures);
  const read = (...contents: string[]) =>
    reader.read({
      files: contents.map((content, index) => ({ path: `d/${index}.yaml`, content })),
      pictures: [],
      knownDomains: ['d'],
      staffId: 'staff-0001',
    });
  const question = (id: string, stem = '示例陈述') =>
    `  - {id: ${id}, type: true_false, status: draft, difficulty: 1, knowledgePoint: 示例, stem: "${stem}", key: true}\n`;
  const faultsOf = async (...contents: string[]) =>
    read(...contents).then(
      () => ({ count: 0, faults: [] as InvalidQuestionFiles['faults'], bytes: 0 }),
      (error: InvalidQuestionFiles) => ({
        count: error.count,
        faults: error.faults,
        bytes: JSON.stringify(error.details).length + error.message.length,
      }),
    );

  it('returns all questions in order, with their places', async () => {
    const content = `domain: d\nquestions:\n${many(1000, (index) => question(`Q-${index}`))}`;
    const { units, placeOf, bank } = await read(content);
    expect(units.flat().map(({ code }) => code)).toEqual(Array.from({ length: 1000 }, (_, index) => `Q-${index}`));
    expect(placeOf.get('Q-999')).toEqual({ file: 'd/0.yaml', line: 1002, path: 'questions.999' });
    expect(bank).toBeNull();
  });

  it.each([
    ['a thread', 12_000],
    ['the process', 0],
  ])('asks which pictures are stored, in %s', async (_, signs) => {
    const picture = (start: string) => `![图](/api/v1/media/${start.repeat(32)})`;
    const file = (start: string) => `domain: d\nquestions:\n${question('Q-1', picture(start))}#${'x'.repeat(signs)}`;
    const { shownPictures } = await read(file('0a'));
    expect([...shownPictures]).toEqual(['0a'.repeat(32)]);
    expect(asked.at(-1)).toEqual(['0a'.repeat(32)]);
    const { faults } = await faultsOf(file('0b'));
    expect(faults).toEqual([expect.objectContaining({ code: 'PICTURE_NOT_STORED', question: 'Q-1', line: 3 })]);
  });

  it.each(HOSTILE)('refuses %s with a clear fault, and stays usable', async (_, content, code) => {
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(512 * KILOBYTES);
    const { faults, bytes } = await faultsOf(content);
    expect(faults.map((fault) => fault.code)).toContain(code);
    expect(bytes).toBeLessThan(64 * KILOBYTES);
  });

  it('reports the first hundred faults and the number of all, quoting only the beginning of long texts', async () => {
    const long = 'x'.repeat(900);
    const unknown = (from: number) => `domain: d\n${many(150, (index) => `${long}${from + index}: 1\n`)}`;
    const { faults, count, bytes } = await faultsOf(unknown(0), unknown(150));
    expect(count).toBe(300);
    expect(faults).toHaveLength(100);
    expect(bytes).toBeLessThan(80 * KILOBYTES);
  });

  describe('is not started', () => {
    const withoutThreads = new BankReader(
      { run: () => Promise.reject(new Error('a thread was started')) } as unknown as ParserThreads,
      pictures as unknown as Pictures,
    );
    const readHere = (...contents: string[]) =>
      withoutThreads.read({
        files: contents.map((content, index) => ({ path: `d/${index}.yaml`, content })),
        pictures: [],
        knownDomains: ['d'],
        staffId: 'staff-0001',
      });

    it('for a few ordinary questions', async () => {
      const content = `domain: d\nquestions:\n${many(30, (index) => question(`Q-${index}`))}`;
      expect((await readHere(content)).units).toHaveLength(30);
    });

    it.each(HOSTILE)('for the beginning of %s, which is refused', async (_, content) => {
      await expect(readHere(content.slice(0, 5_900))).rejects.toMatchObject({ code: 'INVALID_QUESTION_FILES' });
    });

    it.each([
      ['formulas', [`domain: d\nquestions:\n${question('Q-1', '$x$')}`]],
      ['long texts', [`#${'x'.repeat(6_000)}`]],
      ['many files', Array.from({ length: 200 }, () => '')],
    ])('except for %s', async (_, contents) => {
      await expect(readHere(...contents)).rejects.toThrow('a thread was started');
    });
  });
});
