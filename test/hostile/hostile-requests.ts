import { pathOf, resolved, type ApiDocument, type ApiRoute, type Ids, type Schema } from './api-routes';
import type { RawRequest } from './raw-request';

/** A request with a name for messages. */
export interface Hostile {
  name: string;
  request: RawRequest;
  /** Megabytes; not sent by every caller. */
  heavy?: true;
  /** The connection may end without a reply. */
  mayBeCut?: true;
  /** The expected status, for every caller and route. */
  status?: number;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM = 'application/x-www-form-urlencoded';
const BOUNDARY = 'sunflower-boundary';
const MULTIPART = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` };

const manyKeys = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`;
const wide = (count: number, element: string): string => `[${Array.from({ length: count }, () => element).join(',')}]`;
const deep = (count: number): string => '['.repeat(count) + ']'.repeat(count);
const deepObjects = (count: number): string => '{"a":'.repeat(count) + '1' + '}'.repeat(count);

// Built once; a few megabytes each.
const HEAVY: Record<string, string> = {
  '330,000 fields': manyKeys(330_000),
  'a list of 300,000': `{"a":${wide(300_000, '0')}}`,
  'a list of 300,000 objects': `{"a":${wide(300_000, '{"b":1}')}}`,
  '100,000 levels': deep(100_000),
  '100,000 levels of objects': deepObjects(100_000),
  'a text of 3.9 MB': `{"a":"${'x'.repeat(3_900_000)}"}`,
  'a text of 3.9 MB of quotes': `{"a":"${String.raw`\"`.repeat(1_950_000)}"}`,
};

const LIGHT: Record<string, string> = {
  '1,500 fields': manyKeys(1_500),
  '200 fields': manyKeys(200),
  'a list of 7,000': wide(7_000, '0'),
  '13 levels': deep(13),
  'a prototype': '{"__proto__":{"admin":true}}',
  'a prototype with escapes': String.raw`{"\u005f_proto__":{"admin":true}}`,
  'a constructor': '{"constructor":{"prototype":{"admin":true}}}',
  'methods of objects': '{"toString":1,"hasOwnProperty":1,"valueOf":1,"then":1}',
  'half a JSON': '{"a":',
  'no JSON': 'nonsense',
  nothing: '',
  null: 'null',
  'a list': '[]',
  'a text': '"x"',
  true: 'true',
  'a mark before the text': '\uFEFF{}',
};

/** Values put into each field. */
const VALUES: Record<string, string> = {
  '1e-7': '1e-7',
  '1e400': '1e400',
  '1e308': '1e308',
  '-0': '-0',
  '400 digits': '1'.repeat(400),
  null: 'null',
  true: 'true',
  'a list of numbers': wide(200, '0'),
  'a list of lists': wide(150, '[[],[]]'),
  'a list of nulls': wide(100, 'null'),
  'a list of objects': wide(150, '{"a":1,"b":2}'),
  'an object': '{"a":{"b":{"c":1}}}',
  'a text of 15,000': `"${'x'.repeat(15_000)}"`,
  'blanks and a letter': `"${' '.repeat(7_000)}x${' '.repeat(7_000)}"`,
  'half a character': String.raw`"\ud83c"`,
  'a NUL': String.raw`"a\u0000b"`,
  'the largest unpaired text': `"${'\u{1F33B}'.repeat(3_000)}"`,
};

const MANY_FIELDS = 'a=1&'.repeat(330_000);

const part = (name: string, content: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${name}\r\n\r\n${content}\r\n`;
const END = `--${BOUNDARY}--\r\n`;
const FILE = part('name="file"; filename="a.png"', 'x'.repeat(2_000));

const FORMS: Record<string, string> = {
  'a form, whole': FILE + END,
  'a form without its end': FILE,
  'a form that ends in a part': FILE.slice(0, 100),
  'a form of 5,000 parts': part('name="a"', '1').repeat(5_000) + END,
  'a form of files': FILE.repeat(30) + END,
  'a form with a huge name': part(`name="${'n'.repeat(50_000)}"`, '1') + END,
  'a form with a huge file name': part(`name="file"; filename="${'f'.repeat(50_000)}"`, '1') + END,
  'a form with a prototype': part('name="__proto__"', '1') + part('name="constructor"', '1') + END,
  'a form of JSON': `--${BOUNDARY}\r\nContent-Disposition: form-data; name="organisationId"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n${END}`,
  'no form at all': 'nonsense',
  'an empty form': '',
};

const HEADERS: Record<string, Record<string, string>> = {
  'a header of 12 KB': { 'X-Long': 'x'.repeat(12_000) },
  'a header of 100 KB': { 'X-Long': 'x'.repeat(100_000) },
  '800 headers': Object.fromEntries(Array.from({ length: 800 }, (_, index) => [`X-${index}`, 'x'])),
  'a thousand languages': { 'Accept-Language': 'zh,'.repeat(3_000), 'Accept-Encoding': 'gzip;q=0,'.repeat(500) },
  'a foreign page': { Origin: `http://${'a.'.repeat(2_000)}example` },
  'an address of a proxy': { 'X-Forwarded-For': '1.2.3.4,'.repeat(1_000) },
};

const TAILS: Record<string, string> = {
  'a query of 10 KB': `?a=${'x'.repeat(10_000)}`,
  'a query of 5,000 fields': `?${'a&'.repeat(5_000)}`,
  'a query of 1,000 fields': `?${Array.from({ length: 250 }, (_, index) => `a${index}=`).join('&')}`,
  'a query of objects': '?a[b]=c&a[b][c]=d&__proto__[x]=1&constructor=1&limit[]=1',
  'a query that cannot be decoded': '?a=%zz&%E0%A4%A=%ff',
  'a query with a NUL': '?search=%00&after=%00',
  'bytes that are no text': '/%ff%fe',
  'a path that cannot be decoded': '/%zz',
  'a path of 8 KB': `/${'x'.repeat(8_000)}`,
  'a way up': '/..%2f..%2f..%2fetc%2fpasswd',
};

const OF_A_QUERY = [
  '%00',
  '-1',
  '1e400',
  '0x10',
  '9'.repeat(300),
  'x'.repeat(1_500),
  '%F0%9F%8C%BB',
  '%',
  '[]',
  '_%25',
  '',
];

const METHODS = ['PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'HEAD', 'NONSENSE'];

interface Place {
  route: ApiRoute;
  ids: Ids;
  document: ApiDocument;
}

const map = <Value>(
  values: Record<string, Value>,
  to: (value: Value, name: string) => Omit<Hostile, 'name'>,
): Hostile[] => Object.entries(values).map(([name, value]) => ({ name, ...to(value, name) }));

/** All hostile requests for one route. */
export function hostileRequests(place: Place): Hostile[] {
  const { route, ids } = place;
  const path = pathOf(route, ids);
  const base = { method: route.method, path };
  const common = [
    ...map(TAILS, (tail) => ({ request: { ...base, path: path + tail } })),
    ...map(HEADERS, (headers) => ({ request: { ...base, headers }, mayBeCut: true as const })),
    ...strangeIds(place),
    ...strangeQueries(place),
    ...METHODS.map((method) => ({ name: `the method ${method}`, request: { method, path } })),
  ];
  return route.method === 'GET'
    ? [...common, bodyWhereNoneIs(base)]
    : [...common, ...hostileBodies(base), ...ofFields(place)];
}

const bodyWhereNoneIs = (base: RawRequest): Hostile => ({
  name: 'a body of 3.9 MB where none is expected',
  request: { ...base, headers: JSON_TYPE, body: HEAVY['330,000 fields'] },
  heavy: true,
  mayBeCut: true,
});

function strangeIds({ route, ids }: Place): Hostile[] {
  if (!route.path.includes('{')) return [];
  return ['%00', 'x'.repeat(90), 'x'.repeat(500), '%F0%9F%8C%BB', "'%20OR%201=1", '%ed%a0%80', '-1', '__proto__'].map(
    (id) => ({
      name: `the id ${id.slice(0, 20)}`,
      request: {
        method: route.method,
        path: pathOf(route, ids).replace(/[^/]{36}/, id),
        headers: JSON_TYPE,
        body: '{}',
      },
    }),
  );
}

function strangeQueries({ route, ids }: Place): Hostile[] {
  return route.query.flatMap(({ name }) => [
    ...OF_A_QUERY.map((value) => ({
      name: `${name}=${value.slice(0, 20)}`,
      request: { method: route.method, path: `${pathOf(route, ids)}?${name}=${value}` },
    })),
    {
      name: `${name} several times`,
      request: {
        method: route.method,
        path: `${pathOf(route, ids)}?${`${name}=1&`.repeat(20)}${name}[]=2&${name}[a]=3`,
      },
    },
  ]);
}

function hostileBodies(base: RawRequest): Hostile[] {
  const typed = (type: string, body: string): { request: RawRequest; status: number } => ({
    request: { ...base, headers: { 'Content-Type': type }, body },
    status: 415,
  });
  return [
    ...map(HEAVY, (body) => ({
      request: { ...base, headers: JSON_TYPE, body },
      heavy: true as const,
      mayBeCut: true as const,
    })),
    ...map(HEAVY, (body) => ({
      request: { ...base, headers: JSON_TYPE, body, chunked: true },
      heavy: true as const,
      mayBeCut: true as const,
    })),
    ...map(LIGHT, (body) => ({ request: { ...base, headers: JSON_TYPE, body } })),
    ...map(FORMS, (body) => ({ request: { ...base, headers: MULTIPART, body }, mayBeCut: true as const })),
    {
      name: 'a form that is cut off',
      request: { ...base, headers: MULTIPART, body: FILE, saysLength: '9999', then: 'end' },
      mayBeCut: true,
    },
    {
      name: 'a form without a boundary',
      request: { ...base, headers: { 'Content-Type': 'multipart/form-data' }, body: FILE + END },
      mayBeCut: true,
    },
    { name: 'urlencoded fields', ...typed(FORM, 'a=1&b=2&__proto__=3') },
    { name: '330,000 urlencoded fields', ...typed(FORM, MANY_FIELDS), heavy: true, mayBeCut: true },
    { name: 'JSON that says it is text', ...typed('text/plain', '{}') },
    { name: 'XML', ...typed('application/xml', '<a/>') },
    { name: 'no kind of content', request: { ...base, body: '{}' } },
    { name: 'a kind of content that is none', ...typed(';;;=,', '{}') },
    { name: 'GBK', ...typed('application/json; charset=gbk', '{}') },
    {
      name: 'UTF-16',
      request: {
        ...base,
        headers: { 'Content-Type': 'application/json; charset=utf-16' },
        body: Buffer.from('{}', 'utf16le'),
      },
    },
    {
      name: 'bytes that are no UTF-8',
      request: { ...base, headers: JSON_TYPE, body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
    },
    {
      name: 'a body that is cut off',
      request: { ...base, headers: JSON_TYPE, body: '{"a":', saysLength: '1000', then: 'end' },
      mayBeCut: true,
    },
    {
      name: 'a connection that is dropped',
      request: { ...base, headers: JSON_TYPE, body: '{"a":', saysLength: '1000', then: 'destroy' },
      mayBeCut: true,
    },
    {
      name: 'a length that is too short',
      request: { ...base, headers: JSON_TYPE, body: '{"a":1}', saysLength: '3' },
      mayBeCut: true,
    },
    {
      name: 'a length that is no number',
      request: { ...base, headers: JSON_TYPE, body: '{}', saysLength: 'many' },
      mayBeCut: true,
    },
    {
      name: 'a length of 20 digits',
      request: { ...base, headers: JSON_TYPE, body: '{}', saysLength: '9'.repeat(20), then: 'end' },
      mayBeCut: true,
    },
    {
      name: 'a length and chunks',
      request: { ...base, headers: JSON_TYPE, body: '{}', chunked: true, saysLength: '2' },
      mayBeCut: true,
    },
  ];
}

/** Each field of the route's schema with each value; other fields are left out or plausible. */
function ofFields({ route, ids, document }: Place): Hostile[] {
  if (!route.body) return [];
  const schema = resolved({ schema: route.body, document });
  const path = pathOf(route, ids);
  return Object.keys(schema.properties ?? {}).flatMap((field) =>
    Object.entries(VALUES).map(([name, value]) => ({
      name: `${name} as ${field}`,
      request: { method: route.method, path, headers: JSON_TYPE, body: bodyWith({ schema, field, value, document }) },
    })),
  );
}

function bodyWith({
  schema,
  field,
  value,
  document,
}: {
  schema: Schema;
  field: string;
  value: string;
  document: ApiDocument;
}): string {
  const others = Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== field)
    .map(([name, of]) => `${JSON.stringify(name)}:${JSON.stringify(plausible({ schema: of, document }))}`);
  return `{${[`${JSON.stringify(field)}:${value}`, ...others].join(',')}}`;
}

function plausible({ schema, document }: { schema: Schema; document: ApiDocument }): unknown {
  const { type, enum: values, items, properties, minimum, minLength = 1 } = resolved({ schema, document });
  if (values) return values[0];
  if (type === 'array') return items ? [plausible({ schema: items, document })] : [];
  if (type === 'number' || type === 'integer') return minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'string') return 'a'.repeat(minLength);
  const fields = Object.entries(properties ?? {});
  return Object.fromEntries(fields.map(([name, of]) => [name, plausible({ schema: of, document })]));
}
