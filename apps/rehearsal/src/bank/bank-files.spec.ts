import { parse } from 'yaml';
import { SeededRandom } from '../seeded-random';
import { bankFiles } from './bank-files';
import { paperShape } from './paper-shape';
import { syntheticBank } from './synthetic-bank';

interface Entry {
  id: string;
  type: string;
  key: unknown;
  options?: string[];
}

describe('bankFiles', () => {
  const bank = syntheticBank({ draws: paperShape(20), code: 'rehearsal-1', random: new SeededRandom(1) });
  const [description, file] = bankFiles(bank).map(
    ({ content }) =>
      parse(content) as { questions: Entry[]; groups: { format: string; options?: string[]; questions: Entry[] }[] },
  );

  it('names the bank and its one domain', () => {
    expect(description).toMatchObject({ code: 'rehearsal-1', domains: [{ code: 'rehearsal' }] });
  });

  it('writes each key in the form of its type, with letters of the authored order', () => {
    for (const { id, type, key } of bank.questions) {
      const entry = file?.questions.find((candidate) => candidate.id === id);
      if (key.kind === 'choice' && type === 'single_choice') expect(entry?.key).toBe('ABCDE'[key.right[0]]);
      if (type === 'true_false') expect(typeof entry?.key).toBe('boolean');
      if (type === 'multiple_choice' || type === 'ordering' || type === 'matching')
        expect(Array.isArray(entry?.key)).toBe(true);
    }
  });

  it('writes the options of a B1 group once', () => {
    const group = file?.groups.find(({ format }) => format === 'B1');
    expect(group?.options).toHaveLength(5);
    for (const question of group?.questions ?? []) expect(question).not.toHaveProperty('options');
  });
});
