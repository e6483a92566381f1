import { BANK_SCHEMA } from '../bank-file/bank-schema';
import { QUESTIONS_SCHEMA } from '../bank-file/questions-schema';
import { WANTED } from './wanted';

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every schema part that can refuse a value by itself; conditions cannot. */
function refusing(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(refusing);
  if (!isNode(value)) return [];
  const own = ['type', 'enum', 'const', 'pattern'].some(
    (keyword) => typeof value[keyword] === 'string' || Array.isArray(value[keyword]),
  )
    ? [value]
    : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, part]) => (['if', 'propertyNames'].includes(key) ? [] : refusing(part))),
  ];
}

describe('the required form of a field', () => {
  it.each([
    ['bank.yaml', BANK_SCHEMA],
    ['questions.yaml', QUESTIONS_SCHEMA],
  ])('has a code for every part of the schema of %s', (_, schema) => {
    const texts: unknown[] = Object.values(WANTED);
    const parts = refusing(schema);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.filter(({ description }) => !texts.includes(description))).toEqual([]);
  });

  it('is described in words unique to one code, because the code is looked up by them', () => {
    expect(new Set(Object.values(WANTED)).size).toBe(Object.keys(WANTED).length);
  });
});
