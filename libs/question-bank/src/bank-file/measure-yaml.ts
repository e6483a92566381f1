import type { Fault } from '@sunflower/platform/plain';
import { Lexer, LineCounter, Parser, type CST } from 'yaml';
import { fileFault } from './question-file-fault';

/** A bank has at most 5,000 questions per file. */
const MAX_ITEMS = 5000;
/** The search for duplicate fields compares each with each. */
const MAX_FIELDS = 1000;
/** A file of questions is seven levels deep, and each level takes two or three of the parser's. */
const MAX_DEPTH = 60;
/** Words, marks and spaces; a full file of short questions has two thirds of this. */
const MAX_PIECES = 300_000;

interface Excess {
  line: number | null;
  fault: Fault;
}

/**
 * Why a text is larger, wider or deeper than any file of a bank, or null. The text is scanned token by token without
 * building anything, so that a text that would stall the parser never reaches it.
 */
export function measureYaml(content: string): Excess | null {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  let pieces = 0;
  const tooMany = (max: number): Excess => ({
    line: lines.linePos(parser.offset).line,
    fault: fileFault('FILE_WITH_TOO_MANY_ENTRIES', { max }),
  });
  lines.addNewLine(0);
  for (const piece of new Lexer().lex(content)) {
    for (const _ of parser.next(piece));
    pieces += 1;
    if (pieces > MAX_PIECES) return { line: null, fault: fileFault('FILE_TAKES_TOO_MUCH', {}) };
    if (parser.stack.length > MAX_DEPTH) return { line: null, fault: fileFault('FILE_NESTED_TOO_DEEPLY', {}) };
    const max = excessOf(parser.stack.at(-1));
    if (max !== null) return tooMany(max);
  }
  return null;
}

function excessOf(token: CST.Token | undefined): number | null {
  if (!token || !('items' in token)) return null;
  const max = isList(token) ? MAX_ITEMS : MAX_FIELDS;
  return token.items.length > max ? max : null;
}

const isList = (token: CST.Token): boolean =>
  token.type === 'block-seq' || (token.type === 'flow-collection' && token.start.source === '[');
