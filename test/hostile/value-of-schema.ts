import fc from 'fast-check';
import { ID_OF_NOTHING, resolved, type ApiDocument, type Ids, type Schema } from './api-routes';

/** Numbers that JSON permits but JSON.stringify does not write; `written` inserts them. */
const asWritten = (number: string): string => `@@${number}@@`;
const HOSTILE_NUMBERS = ['1e-7', '1e400', '-1e400', '-0', '0.1e1', '1e308', '9007199254740993', '12345678901234567890'];

const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud83c',
  '\u{1F33B}'.repeat(40),
  '%',
  '_',
  "'; DROP TABLE exam; --",
  '{{7*7}}',
  '../../etc/passwd',
  '\u202e\ufeff\u200b',
  '１２３',
  'a'.repeat(36),
  'x'.repeat(3_000),
  '0000-00-00T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  'NaN',
  '__proto__',
];

const hostileNumber = fc.constantFrom(...HOSTILE_NUMBERS).map(asWritten);
const hostileText = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary', maxLength: 60 }));
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom<unknown>(null, true, [], {}, [null], [[[]]], { a: 1 }, [0, 'a', null]),
  fc.jsonValue({ maxDepth: 3 }),
);

interface Drawing {
  document: ApiDocument;
  ids: Ids;
}

/** Nine of ten values fit the schema; the tenth is arbitrary. */
export const valueOf = (drawing: Drawing & { schema: Schema; name: string }): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: fittingValue(drawing) }, { weight: 1, arbitrary: hostileValue });

function fittingValue({ schema, name, ...drawing }: Drawing & { schema: Schema; name: string }): fc.Arbitrary<unknown> {
  const {
    type,
    enum: values,
    items,
    properties,
    required = [],
    oneOf,
    allOf,
    nullable,
  } = resolved({ schema, ...drawing });
  const of = (inner: Schema): fc.Arbitrary<unknown> => valueOf({ schema: inner, name, ...drawing });
  if (nullable)
    return fc.oneof(
      fc.constant(null),
      fittingValue({ schema: { ...schema, ...resolved({ schema, ...drawing }), nullable: false }, name, ...drawing }),
    );
  if (values) return fc.constantFrom(...values);
  if (oneOf) return fc.oneof(...oneOf.map(of));
  if (allOf?.[0]) return of(allOf[0]);
  if (type === 'array') return fc.array(of(items ?? {}), { maxLength: 4 });
  if (type === 'number' || type === 'integer') return numberFor();
  if (type === 'boolean') return fc.boolean();
  if (type === 'string') return textFor({ name, ids: drawing.ids });
  if (properties) return objectOf({ properties, required, ...drawing });
  return fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>('A', ['A'], { '1': 'A' }, null));
}

const numberFor = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.integer({ min: 0, max: 10 }),
    fc.constantFrom<unknown>(0.5, 0.001, 60, 90, 1000),
    fc.integer(),
    // Numbers that JavaScript writes with an exponent, which trips checks of a number's text.
    fc.constantFrom(1e-7, 1e21),
    hostileNumber,
  );

/** Ids and times by field name, so that a request reaches the code behind the validation. */
function textFor({ name, ids }: { name: string; ids: Ids }): fc.Arbitrary<string> {
  if (/At$/.test(name))
    return fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      hostileText,
    );
  const known = Object.entries(ids).find(([id]) => name === id || `${name}s` === `${id}s` || name === `${id}s`)?.[1];
  const id = known ?? (/Ids?$/.test(name) ? ID_OF_NOTHING : null);
  if (id !== null) return fc.oneof({ weight: 6, arbitrary: fc.constant(id) }, { weight: 1, arbitrary: hostileText });
  return fc.oneof(
    fc.constantFrom('测试', 'reason', '测试说明', 'A', '2', 'bank.yaml', 'test/questions.yaml'),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    hostileText,
  );
}

function objectOf({
  properties,
  required,
  ...drawing
}: Drawing & { properties: Record<string, Schema>; required: string[] }): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, valueOf({ schema, name, ...drawing })] as const,
  );
  // Most objects have their required fields; an object without one fails the first check.
  const whole = fc.record(Object.fromEntries(fields), { requiredKeys: required });
  return fc.oneof(
    { weight: 9, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(fields), { requiredKeys: [] }) },
  );
}

/** The JSON text including the numbers that JSON.stringify would not write. */
export const written = (value: unknown): string => (JSON.stringify(value) ?? 'null').replace(/"@@([^"@]*)@@"/g, '$1');
