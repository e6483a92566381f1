import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, type Program } from 'acorn';
import { simple } from 'acorn-walk';

const WEB = resolve(__dirname, '../../dist/web');

/** Syntax of the oldest supported browsers: Chromium 87 and Safari 14 support all of ES2021 and nothing of ES2022. */
const SYNTAX = 2021;

export interface BuiltFile {
  /** Path below dist/web. */
  path: string;
  source: string;
}

export interface BuiltPage {
  html: BuiltFile;
  /** Files needed before the page can be used: the entry and its static imports. */
  first: BuiltFile[];
  /** All files, including those loaded later and those outside the pages, such as a service worker. */
  all: BuiltFile[];
}

/** A page of the build with all scripts and styles that it can load. */
export function builtPage(path: string): BuiltPage {
  const html = readBuilt(path);
  const linked = [...html.source.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, asset]) => asset!);
  return {
    html,
    first: closure(linked, staticImports),
    all: [...closure(linked, everyImport), ...scriptsBesideThePages()],
  };
}

/** @throws SyntaxError for syntax that the oldest browsers do not parse */
export const parseScript = ({ source }: BuiltFile): Program =>
  parse(source, { ecmaVersion: SYNTAX, sourceType: 'module' });

export const isScript = ({ path }: BuiltFile): boolean => path.endsWith('.js');
export const isStyle = ({ path }: BuiltFile): boolean => path.endsWith('.css');

function readBuilt(path: string): BuiltFile {
  const file = join(WEB, path);
  if (!existsSync(file)) throw new Error(`There is no ${path} in the build: run \`npm run build\` first`);
  return { path, source: readFileSync(file, 'utf8') };
}

const scriptsBesideThePages = (): BuiltFile[] =>
  readdirSync(WEB)
    .filter((name) => name.endsWith('.js'))
    .map(readBuilt);

function closure(entries: string[], importsOf: (file: BuiltFile) => string[]): BuiltFile[] {
  const found = new Map<string, BuiltFile>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const file = readBuilt(path);
    found.set(path, file);
    if (isScript(file)) waiting.push(...importsOf(file));
  }
  return [...found.values()];
}

function staticImports(file: BuiltFile): string[] {
  return parseScript(file).body.flatMap((statement) =>
    'source' in statement && statement.source ? [inAssets(String(statement.source.value))] : [],
  );
}

/** The build lists a chunk's styles and dependencies as string literals. */
function everyImport(file: BuiltFile): string[] {
  const named: string[] = [];
  const lookAt = (text: unknown) => {
    if (typeof text === 'string' && /^(?:\.\/|\/?assets\/)[\w.-]+\.(?:js|css)$/.test(text)) named.push(inAssets(text));
  };
  simple(parseScript(file), {
    Literal: ({ value }) => lookAt(value),
    TemplateElement: ({ value }) => lookAt(value.cooked),
  });
  return [...staticImports(file), ...named];
}

const inAssets = (name: string): string => `assets/${name.replace(/^\.?\/?(?:assets\/)?/, '')}`;
