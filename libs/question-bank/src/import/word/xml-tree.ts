import { isUndecodable } from '../decode-text';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { WordUnreadable, tooComplex } from './open-package';
import { wordFault } from './word-fault';

/** An element with all its content. */
export interface Node {
  /** `w:p`, `m:oMath`, `a:blip`: with the usual prefix of the namespace, whatever prefix the file uses. */
  name: string;
  /** By local name. */
  attributes: Readonly<Record<string, string>>;
  children: Node[];
  text: string;
}

const PREFIXES: readonly [RegExp, string][] = [
  [/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/drawingml\/(?:2006\/)?main$/, 'a'],
  [/drawingml\/(?:2006\/)?wordprocessingDrawing$/, 'wp'],
  [/drawingml\/(?:2006\/)?chart$/, 'c'],
  [/drawingml\/(?:2006\/)?diagram$/, 'dgm'],
  [/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/schemas-microsoft-com:vml$/, 'v'],
  [/schemas-microsoft-com:office:office$/, 'o'],
  [/wordprocessingShape$/, 'wps'],
  [/wordprocessingGroup$/, 'wpg'],
];

const MOST_DEPTH = 400;
const MOST_NODES = 400_000;

export interface Reading {
  /** Elements with these names are passed to `onWhole` with all their content and then discarded. */
  whole: ReadonlySet<string>;
  onWhole: (node: Node, path: readonly string[]) => void;
  /** Elements whose content is ignored. */
  skipped?: ReadonlySet<string>;
  onSkipped?: (name: string, path: readonly string[]) => void;
}

/** Streams a part element by element. Only the five predefined XML entities are known. */
export function readXml(bytes: Uint8Array, part: string, { whole, onWhole, skipped, onSkipped }: Reading): void {
  const parser = new SaxesParser({ xmlns: true });
  const prefixes = new Map<string, string>();
  const path: string[] = [];
  const open: Node[] = [];
  let nodes = 0;
  let skippedFrom: number | null = null;
  const refuse = (): never => {
    throw new WordUnreadable(wordFault('WORD_DAMAGED', { part }));
  };
  parser.on('error', refuse);
  // A document type could declare entities; word processors write none.
  parser.on('doctype', refuse);
  parser.on('opentag', (tag) => {
    const name = nameOf(tag, prefixes);
    path.push(name);
    if (path.length > MOST_DEPTH) throw tooComplex(MOST_DEPTH, 'levels');
    if (skippedFrom !== null) return;
    if (skipped?.has(name)) {
      skippedFrom = path.length;
      onSkipped?.(name, path);
      return;
    }
    if (open.length === 0 && !whole.has(name)) return;
    if (open.length === 0) nodes = 0;
    nodes += 1;
    if (nodes > MOST_NODES) throw tooComplex(MOST_NODES, 'elements in one place');
    const node: Node = { name, attributes: attributesOf(tag), children: [], text: '' };
    open[open.length - 1]?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open[open.length - 1];
    if (node !== undefined && skippedFrom === null) node.text += text;
  });
  parser.on('closetag', () => {
    path.pop();
    if (skippedFrom !== null) {
      if (path.length < skippedFrom) skippedFrom = null;
      return;
    }
    const node = open.pop();
    if (node !== undefined && open.length === 0) onWhole(node, path);
  });
  for (const text of textsOf(bytes, part)) parser.write(text);
  parser.close();
}

const CHUNK = 256 * 1024;

function* textsOf(bytes: Uint8Array, part: string): Generator<string> {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (isUndecodable(error)) throw new WordUnreadable(wordFault('WORD_DAMAGED', { part }));
    throw error;
  }
}

function nameOf(tag: SaxesTagNS, prefixes: Map<string, string>): string {
  let prefix = prefixes.get(tag.uri);
  if (prefix === undefined) {
    prefix = PREFIXES.find(([uri]) => uri.test(tag.uri))?.[1] ?? '';
    prefixes.set(tag.uri, prefix);
  }
  return prefix === '' ? tag.local : `${prefix}:${tag.local}`;
}

const attributesOf = ({ attributes }: SaxesTagNS): Record<string, string> =>
  Object.fromEntries(
    Object.values(attributes).map(({ local, prefix, value }) => [prefix === 'xmlns' ? `xmlns:${local}` : local, value]),
  );

export const childOf = (node: Node | null | undefined, name: string): Node | null =>
  node?.children.find((child) => child.name === name) ?? null;

export const childrenOf = (node: Node | null | undefined, name: string): Node[] =>
  node?.children.filter((child) => child.name === name) ?? [];

/** The value of a property such as `<w:b w:val="0"/>`; null when the property is absent. */
export const valueOf = (node: Node | null | undefined, name: string): string | null => {
  const child = childOf(node, name);
  return child === null ? null : (child.attributes['val'] ?? '');
};

/** Whether a property is on; null when it is absent. */
export function isOn(node: Node | null | undefined, name: string): boolean | null {
  const value = valueOf(node, name);
  return value === null ? null : !/^(?:0|false|off|none)$/i.test(value);
}

/** All descendants with one of these names, not searching inside elements of `except`. */
export function* inside(
  node: Node,
  names: ReadonlySet<string>,
  except: ReadonlySet<string> = new Set(),
): Generator<Node> {
  for (const child of node.children) {
    if (names.has(child.name)) yield child;
    else if (!except.has(child.name)) yield* inside(child, names, except);
  }
}
