import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { parse } from 'yaml';
import { BANK_SCHEMA } from './bank-schema';
import { QUESTION_TYPES } from '../question/question-content';
import { QUESTIONS_SCHEMA } from './questions-schema';
import { readBank } from './read-bank';

const text = (path: string) => readFileSync(resolve(__dirname, '../../../../question-banks', path), 'utf8');

describe('the published JSON Schemas', () => {
  // If this fails after a schema change, copy the received value into the published file.
  it.each([
    ['schema/bank.schema.json', BANK_SCHEMA],
    ['schema/questions.schema.json', QUESTIONS_SCHEMA],
  ])('%s is the schema that the loader checks against', (path, schema) => {
    expect(JSON.parse(text(path))).toEqual(schema);
  });

  it.each([
    ['bank', 'child-health/bank.yaml'],
    ['bank', 'templates/bank.template.yaml'],
    ['questions', 'templates/questions.template.yaml'],
    ['questions', 'child-health/adhd/questions.yaml'],
  ])('as %s schema, loaded from the file by a generic validator, accept %s', (kind, path) => {
    const validator = new Ajv2020({ strict: false });
    expect(validator.validate(JSON.parse(text(`schema/${kind}.schema.json`)) as object, parse(text(path)))).toBe(true);
  });
});

describe('the templates', () => {
  it('show every type and format, with nothing that resembles a real question', async () => {
    const { units } = await readBank({
      files: [
        { path: 'bank.yaml', content: text('templates/bank.template.yaml') },
        { path: 'sample/questions.yaml', content: text('templates/questions.template.yaml') },
      ],
      knownDomains: null,
    });
    const versions = units.flat();
    expect(new Set(versions.map(({ content }) => content.type))).toEqual(new Set(QUESTION_TYPES));
    expect(new Set(versions.map(({ content }) => content.format))).toEqual(
      new Set(['A1', 'X', 'A3', 'A4', 'B1', null]),
    );
    expect(
      versions.filter(({ content, code }) => !content.stem.startsWith('示例') || !code.startsWith('SAMPLE-')),
    ).toEqual([]);
  });
});
