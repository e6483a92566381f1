import type { Fault } from '@sunflower/platform/plain';
import { SaxesParser } from 'saxes';
import { exchangeFault } from '../exchange/exchange-fault';

export type XmlNode = XmlElement | string;

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  /** 1-based. */
  line: number;
  lastLine: number;
  /** Start and end index in the text. */
  start: number;
  end: number;
}

export interface XmlFault {
  fault: Fault;
  line: number;
}

export interface XmlReading {
  /** Null when the text ends before its root element begins. */
  root: XmlElement | null;
  faults: XmlFault[];
}

interface Wanted {
  text: string;
  /** Receives each child of the root. The root then does not keep its children, so a long file needs little memory. */
  take?: (child: XmlElement, root: XmlElement) => void;
  /** The start of a root child, such as `<question`, where reading resumes after a fault. */
  resumeAt?: string;
}

const MAX_DEPTH = 100;
const MAX_ELEMENTS = 300_000;
const MAX_FAULTS = 100;

/** Parses XML with only the five predefined entities, so nothing is expanded or fetched. */
export function readXml({ text, take, resumeAt }: Wanted): XmlReading {
  const faults: XmlFault[] = [];
  let root: XmlElement | null = null;
  let from = 0;
  let line = 1;
  while (from >= 0 && faults.length < MAX_FAULTS) {
    const part = readPart({ text, from, line, root, take });
    root = part.root;
    if (part.fault === null) break;
    faults.push({ fault: part.fault, line: part.line });
    const next =
      resumeAt === undefined || root === null ? -1 : text.indexOf(resumeAt, Math.max(part.position, from + 1));
    if (next >= 0) line = part.line + newLinesIn(text, part.position, next);
    from = next;
  }
  return { root, faults };
}

interface Part {
  root: XmlElement | null;
  fault: Fault | null;
  line: number;
  position: number;
}

class Stopped extends Error {}

/** Reads up to the first fault. A part behind the beginning reopens the root found before. */
function readPart(source: PartSource): Part {
  const reader = new PartReader(source);
  try {
    reader.read();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return reader.part;
}

interface PartSource extends Pick<Wanted, 'text' | 'take'> {
  from: number;
  line: number;
  root: XmlElement | null;
}

class PartReader {
  readonly part: Part;
  private readonly parser = new SaxesParser({ position: true });
  private readonly open: XmlElement[] = [];
  private readonly wrapper: string;
  private elements = 0;

  constructor(private readonly source: PartSource) {
    const { root, line, from } = source;
    this.wrapper = root === null ? '' : `<${root.name}>`;
    this.part = { root, fault: null, line, position: from };
  }

  read(): void {
    const { parser, source } = this;
    parser.on('error', (error) => {
      this.stop(exchangeFault('XML_BROKEN', { reason: error.message.replace(/^[^ ]*\d+:\d+: /, '') }));
    });
    parser.on('opentagstart', ({ name }) => {
      this.begin(name);
    });
    parser.on('opentag', ({ attributes }) => {
      const element = this.open.at(-1) as XmlElement;
      element.attributes = new Map(Object.entries(attributes).map(([name, value]) => [withoutPrefix(name), value]));
      if (this.open.length === 1) this.part.root ??= element;
    });
    parser.on('closetag', () => {
      this.end();
    });
    parser.on('text', (text) => {
      this.keep(text);
    });
    parser.on('cdata', (text) => {
      this.keep(text);
    });
    if (this.wrapper !== '') parser.write(this.wrapper);
    parser.write(source.from === 0 ? source.text.replace(/^\uFEFF/, '') : source.text.slice(source.from)).close();
  }

  private get line(): number {
    return this.source.line + this.parser.line - 1;
  }

  private get position(): number {
    return this.source.from + this.parser.position - this.wrapper.length;
  }

  private stop(fault: Fault): never {
    this.part.fault = fault;
    this.part.line = this.line;
    this.part.position = Math.max(this.source.from, this.position);
    throw new Stopped();
  }

  private begin(name: string): void {
    if (this.open.length >= MAX_DEPTH) this.stop(exchangeFault('XML_NESTED_TOO_DEEPLY', { max: MAX_DEPTH }));
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS) this.stop(exchangeFault('XML_TOO_MANY_ELEMENTS', { max: MAX_ELEMENTS }));
    const { line, position } = this;
    this.open.push({
      name: withoutPrefix(name),
      attributes: new Map(),
      children: [],
      line,
      lastLine: line,
      start: Math.max(0, this.source.text.lastIndexOf('<', position - 1)),
      end: position,
    });
  }

  private end(): void {
    const element = this.open.pop() as XmlElement;
    element.lastLine = this.line;
    element.end = this.position;
    const parent = this.open.at(-1);
    if (parent === undefined) return;
    if (this.open.length === 1 && this.source.take !== undefined) {
      this.elements = 0;
      this.source.take(element, this.part.root as XmlElement);
    } else parent.children.push(element);
  }

  private keep(text: string): void {
    const parent = this.open.at(-1);
    if (parent === undefined || (this.open.length === 1 && this.source.take !== undefined)) return;
    const last = parent.children.at(-1);
    if (typeof last === 'string') parent.children[parent.children.length - 1] = last + text;
    else parent.children.push(text);
  }
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

function newLinesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
