import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { seededRandom, type RandomInteger } from '@sunflower/platform';
import { InvalidQuestionFiles } from '../question-bank.errors';
import { readBank } from './read-bank';

/** `MUTATIONS=2000 npx jest mutated-files` runs more. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 100);
const TEMPLATE = readFileSync(
  resolve(__dirname, '../../../../question-banks/templates/questions.template.yaml'),
  'utf8',
);
/** Strings that are significant in YAML and in our checks. */
const MARKS = [
  ':',
  '- ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '\n',
  '  ',
  '&a ',
  '*a',
  '!x ',
  '|',
  '>',
  '#',
  '\t',
  '%',
  '?',
  '$',
  '`',
  '<',
  '0',
  '\0',
];

function mutated(random: RandomInteger): string {
  let text = TEMPLATE;
  for (let turn = random(4) + 1; turn > 0; turn -= 1) {
    const at = random(text.length);
    const until = at + random(60);
    const between = [MARKS[random(MARKS.length)], text.slice(at, until).repeat(2), ''][random(3)];
    text = text.slice(0, at) + between + text.slice(random(2) === 0 ? at : until);
  }
  return random(5) === 0 ? text.slice(0, random(text.length)) : text;
}

describe('a damaged file of questions', () => {
  it('is read, or refused with faults that name it', async () => {
    const random = seededRandom('questions');
    const codes = new Set<string>();
    for (let round = 0; round < MUTATIONS; round += 1) {
      const content = mutated(random);
      try {
        await readBank({ files: [{ path: 'sample/questions.yaml', content }], knownDomains: ['sample'] });
        codes.add('none');
      } catch (error) {
        if (!(error instanceof InvalidQuestionFiles)) throw error;
        expect(error.faults.every(({ file, problem }) => file === 'sample/questions.yaml' && problem !== '')).toBe(
          true,
        );
        for (const fault of error.faults) codes.add(fault.code);
      }
    }
    expect(codes.size).toBeGreaterThan(5);
  });
});
