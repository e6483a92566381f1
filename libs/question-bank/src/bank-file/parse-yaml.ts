import type { Fault } from '@sunflower/platform/plain';
import { isNode, LineCounter, parseDocument, visit, type Document, type ErrorCode, type YAMLError } from 'yaml';
import { measureYaml } from './measure-yaml';
import { wholeFile, type QuestionFault } from '../question-bank.errors';
import { aliasFault, fileFault, syntaxFault } from './question-file-fault';

// About 600 questions.
const MAX_FILE_KB = 512;
const MAX_SYNTAX_FAULTS = 5;

type Path = readonly (string | number)[];

export type ParsedYaml =
  | { data: unknown; lineOf: (path: Path) => number | null; faults: [] }
  | { data: null; lineOf: null; faults: QuestionFault[] };

/** Parses YAML 1.2 without aliases (a few bytes of them can expand to gigabytes), duplicate keys or custom tags. */
export function parseYaml({ file, content }: { file: string; content: string }): ParsedYaml {
  const refused = (fault: Fault): ParsedYaml => ({ data: null, lineOf: null, faults: [wholeFile(file, fault)] });
  if (Buffer.byteLength(content) > MAX_FILE_KB * 1024)
    return refused(fileFault('FILE_TOO_LARGE', { maxKilobytes: MAX_FILE_KB }));
  const excess = measureYaml(content);
  if (excess) return { data: null, lineOf: null, faults: [{ ...wholeFile(file, excess.fault), line: excess.line }] };
  if (content.includes('\uFFFD')) return refused(fileFault('FILE_NOT_UTF8', {}));
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(content, {
      version: '1.2',
      uniqueKeys: true,
      strict: true,
      lineCounter,
      prettyErrors: false,
      logLevel: 'error',
    });
    const faults = [...syntaxFaults(document), ...aliasFaults(document)].map(({ offset, fault }) => ({
      ...wholeFile(file, fault),
      line: lineCounter.linePos(offset).line,
    }));
    if (faults.length > 0) return { data: null, lineOf: null, faults: firstOfEachLine(faults) };
    return {
      data: document.toJS({ maxAliasCount: 0 }) as unknown,
      lineOf: (path) => lineIn({ document, path, lineCounter }),
      faults: [],
    };
  } catch (error) {
    if (error instanceof RangeError) return refused(fileFault('FILE_NESTED_TOO_DEEPLY', {}));
    throw error;
  }
}

/** Keeps one fault per line, because the parser reports an unreadable line several times. */
const firstOfEachLine = (faults: QuestionFault[]): QuestionFault[] =>
  faults.filter(({ line }, index) => faults.findIndex((fault) => fault.line === line) === index);

interface YamlFault {
  offset: number;
  fault: Fault;
}

/** The first few syntax faults; most later ones follow from the first. */
const syntaxFaults = ({ errors, warnings }: Document.Parsed): YamlFault[] =>
  [...errors, ...warnings]
    .slice(0, MAX_SYNTAX_FAULTS)
    .map((error) => ({ offset: error.pos[0], fault: syntaxFault(codeOf(error), { reason: error.message }) }));

type SyntaxCode = Parameters<typeof syntaxFault>[0];

/** Maps library errors to what the author did, by error code and partly by message. The first match wins. */
const SYNTAX: { code?: ErrorCode; says?: RegExp; is: SyntaxCode }[] = [
  { code: 'MULTIPLE_DOCS', is: 'YAML_SEVERAL_DOCUMENTS' },
  { code: 'DUPLICATE_KEY', is: 'YAML_FIELD_TWICE' },
  { code: 'TAB_AS_INDENT', is: 'YAML_TABS' },
  { says: /without - indicator/, is: 'YAML_INDENTATION' },
  { says: /and end with a|^Missing /, is: 'YAML_NOT_CLOSED' },
  { code: 'BAD_INDENT', is: 'YAML_INDENTATION' },
  // The parser takes the text before the second colon of a line for a field name.
  { code: 'BLOCK_AS_IMPLICIT_KEY', is: 'YAML_COLON_IN_TEXT' },
  // The parser takes a line without a colon for the beginning of the name in the next line.
  { code: 'MULTILINE_IMPLICIT_KEY', is: 'YAML_COLON_MISSING' },
  { says: /^Unexpected scalar/, is: 'YAML_TEXT_BEHIND_QUOTE' },
  { code: 'BAD_SCALAR_START', is: 'YAML_BEGINNING_OF_TEXT' },
  { code: 'BAD_DQ_ESCAPE', is: 'YAML_BACKSLASH' },
  { code: 'TAG_RESOLVE_FAILED', is: 'YAML_TAG' },
  { says: /^Tags and anchors/, is: 'YAML_TAG' },
];

const codeOf = ({ code, message }: YAMLError): SyntaxCode =>
  SYNTAX.find(
    (one) => (one.code === undefined || one.code === code) && (one.says === undefined || one.says.test(message)),
  )?.is ?? 'YAML_SYNTAX';

function aliasFaults(document: Document.Parsed): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Alias: (_, { source, range }) => {
      faults.push({ offset: range?.[0] ?? 0, fault: aliasFault('YAML_ALIAS', { alias: source }) });
    },
  });
  return faults.slice(0, MAX_SYNTAX_FAULTS);
}

/** The line of the node, or of its nearest existing ancestor. */
function lineIn({
  document,
  path,
  lineCounter,
}: {
  document: Document;
  path: Path;
  lineCounter: LineCounter;
}): number | null {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
  }
  return null;
}
