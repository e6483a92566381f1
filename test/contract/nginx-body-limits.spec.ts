import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const LIBS = join(ROOT, 'libs');

const sources = readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => readFileSync(join(LIBS, path), 'utf8'));

interface Route {
  path: string;
  bytes: number;
}

interface Location {
  matches: (path: string) => boolean;
  /** A pattern comes before every prefix. */
  isPattern: boolean;
  length: number;
  bytes: number;
}

/** `const NAME = 5 * 1024 * 1024;` of a source, as a number. */
function numbersIn(text: string): Map<string, number> {
  const found = [...text.matchAll(/const ([A-Z_]+) = ([\d_]+(?: \* [\d_]+)*);/g)];
  return new Map(
    found.map(([, name = '', factors = '']) => [
      name,
      factors.split(' * ').reduce((product, factor) => product * Number(factor.replaceAll('_', '')), 1),
    ]),
  );
}

const everywhere = new Map(sources.flatMap((text) => [...numbersIn(text.replace(/^const /gm, '')).entries()]));

/** The routes of a file that accept more than a small body, with the most bytes of each. */
const routesIn = (text: string): Route[] =>
  text.split(/(?=^@Controller\()/m).flatMap((part) => routesOf({ text, part }));

function routesOf({ text, part }: { text: string; part: string }): Route[] {
  const controller = /@Controller\((?:'([^']*)')?\)/.exec(part)?.[1];
  if (controller === undefined && !part.includes('@Controller()')) return [];
  const own = numbersIn(text);
  const blocks = [...part.matchAll(/((?:^ {2}@.*\n(?: {4}.*\n)*(?: {2}\}\)\n)?)+) {2}(?:async )?\w+\(/gm)];
  return blocks.flatMap(([, decorators = '']) => {
    const [, sub = ''] = /@(?:Post|Put|Patch|Delete)\((?:'([^']*)')?\)/.exec(decorators) ?? [];
    const file = /@TakesFile\(\{ maxBytes: (\w+) \}\)/.exec(decorators)?.[1];
    const body = /@BodyLimit\((\w+)\)/.exec(decorators)?.[1];
    const kilobytes = body && new RegExp(`const ${body} = \\{ kilobytes: ([\\d_]+)`).exec(text)?.[1];
    const bytes = Math.max(
      file === undefined ? 0 : (own.get(file) ?? everywhere.get(file) ?? Infinity),
      kilobytes ? Number(kilobytes.replaceAll('_', '')) * 1024 : 0,
    );
    const path = ['/api/v1', controller, sub].filter(Boolean).join('/').replace(/:\w+/g, 'id-1');
    return bytes === 0 ? [] : [{ path, bytes }];
  });
}

const UNIT: Record<string, number> = { k: 1024, m: 1024 * 1024 };

function locationsIn(conf: string): Location[] {
  const blocks = [...conf.matchAll(/^ {4}location (=|~)? ?(\S+) \{\n([^]*?)\n {4}\}/gm)];
  return blocks.map(([, sign, what = '', inside = '']) => {
    const [, size = '1', unit = 'm'] = /client_max_body_size (\d+)([km]);/.exec(inside) ?? [];
    const bytes = Number(size) * (UNIT[unit] ?? 1);
    const pattern = new RegExp(what);
    const matches = (path: string): boolean =>
      sign === '~' ? pattern.test(path) : sign === '=' ? path === what : path.startsWith(what);
    return { matches, isPattern: sign === '~', length: what.length, bytes };
  });
}

describe('nginx in front of the apis', () => {
  const locations = locationsIn(readFileSync(join(ROOT, 'docker/nginx/sunflower.conf'), 'utf8'));
  const routes = sources.flatMap(routesIn);
  /** As nginx chooses: the first pattern, or else the longest prefix. */
  const placeOf = (path: string): Location | undefined => {
    const fitting = locations.filter(({ matches }) => matches(path));
    return fitting.find(({ isPattern }) => isPattern) ?? fitting.sort((a, b) => b.length - a.length)[0];
  };

  it('lets every body through that its route accepts', () => {
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter(({ bytes }) => bytes === Infinity)).toEqual([]);
    expect(routes.filter(({ path, bytes }) => (placeOf(path)?.bytes ?? 0) < bytes)).toEqual([]);
  });
});
