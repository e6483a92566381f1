import { isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { QuestionFault } from './question-bank.errors';

// Some 600 questions. Reading holds the event loop for a few hundred milliseconds at worst.
const MAX_FILE_KB = 512;
const MAX_SYNTAX_FAULTS = 5;

type Path = readonly (string | number)[];

export type ParsedYaml =
  | { data: unknown; lineOf: (path: Path) => number | null; faults: [] }
  | { data: null; lineOf: null; faults: QuestionFault[] };

/** YAML 1.2 without aliases (a few bytes of them can unfold to gigabytes), duplicate keys or custom tags. */
export function parseYaml({ file, content }: { file: string; content: string }): ParsedYaml {
  const refused = (problem: string, line: number | null = null): ParsedYaml => ({ data: null, lineOf: null, faults: [{ file, line, question: null, problem }] });
  if (Buffer.byteLength(content) > MAX_FILE_KB * 1024) return refused(`is larger than ${MAX_FILE_KB} KB; split it into several files of the folder`);
  if (content.includes('\uFFFD')) return refused('is not UTF-8 text; save it as UTF-8');
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(content, { version: '1.2', uniqueKeys: true, strict: true, lineCounter, prettyErrors: false, logLevel: 'error' });
    const faults = [...syntaxFaults(document), ...aliasFaults(document)].map(({ offset, problem }) => ({
      file, line: lineCounter.linePos(offset).line, question: null, problem,
    }));
    if (faults.length > 0) return { data: null, lineOf: null, faults };
    return { data: document.toJS({ maxAliasCount: 0 }) as unknown, lineOf: (path) => lineIn({ document, path, lineCounter }), faults: [] };
  } catch (error) {
    if (error instanceof RangeError) return refused('is nested too deeply');
    throw error;
  }
}

interface YamlFault {
  offset: number;
  problem: string;
}

/** The first fault of the syntax brings on most of those after it. */
const syntaxFaults = ({ errors, warnings }: Document.Parsed): YamlFault[] =>
  [...errors, ...warnings].slice(0, MAX_SYNTAX_FAULTS).map(({ code, message, pos }) => ({
    offset: pos[0], problem: code === 'MULTIPLE_DOCS' ? 'holds more than one document; remove the line ---' : `is not good YAML: ${message}`,
  }));

function aliasFaults(document: Document.Parsed): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Alias: (_, { source, range }) => {
      faults.push({ offset: range?.[0] ?? 0, problem: `*${source} is a YAML alias; write the text out in each place` });
    },
  });
  return faults.slice(0, MAX_SYNTAX_FAULTS);
}

/** The line of the node, or of the nearest thing around it that exists. */
function lineIn({ document, path, lineCounter }: { document: Document; path: Path; lineCounter: LineCounter }): number | null {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
  }
  return null;
}
