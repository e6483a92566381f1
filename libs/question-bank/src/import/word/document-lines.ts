import type { ImportNotice } from '../imported-paper';
import { errorOf, warningOf } from '../text/paper-fault';
import type { PaperLine } from '../text/paper-line';
import { joined, plain, type RichText } from '../text/rich-text';
import type { Numbering } from './numbering';
import { tooComplex } from './open-package';
import { paragraphText, type ParagraphText } from './paragraph-text';
import type { Styles } from './styles';
import { wordFault } from './word-fault';
import type { WordPictures } from './word-pictures';
import { childOf, inside, readXml, valueOf, type Node } from './xml-tree';

const MOST_PARAGRAPHS = 1_000_000;
const MOST_CHARACTERS = 64_000_000;
const MOST_OF_PARAGRAPH = 20_000;

interface Tools {
  styles: Styles;
  numbering: Numbering;
  pictures: WordPictures;
}

export interface DocumentLines {
  lines: PaperLine[];
  notices: ImportNotice[];
  /** Relation ids of embedded documents, whose text is not in this file. */
  embedded: string[];
}

/** Reads the lines of a document body in order. */
export function documentLines(bytes: Uint8Array, part: string, tools: Tools): DocumentLines {
  const reader = new DocumentReader(tools);
  readXml(bytes, part, {
    whole: new Set(['w:p', 'w:tbl', 'w:altChunk']),
    skipped: new Set(['w:del', 'w:moveFrom', 'w:comment']),
    onSkipped: (name, path) => {
      if (!path.includes('w:rPr') && !path.includes('w:trPr'))
        reader.hasChanges = reader.hasChanges || name !== 'w:comment';
    },
    onWhole: (node) => reader.take(node),
  });
  return reader.end();
}

class DocumentReader {
  hasChanges = false;
  private readonly lines: PaperLine[] = [];
  private readonly embedded: string[] = [];
  private paragraphs = 0;
  private characters = 0;

  constructor(private readonly tools: Tools) {}

  end(): DocumentLines {
    const notices = this.hasChanges ? [warningOf(wordFault('WORD_TRACKED_CHANGES', {}))] : [];
    return { lines: this.lines, notices, embedded: this.embedded };
  }

  take(node: Node): void {
    if (node.name === 'w:altChunk') this.embedded.push(node.attributes['id'] ?? '');
    else if (node.name === 'w:tbl') this.takeTable(node);
    else this.takeParagraph(node);
  }

  private takeParagraph(node: Node): void {
    const { text, line, label } = this.textOf(node);
    for (const [index, rich] of text.lines.entries())
      this.lines.push({
        line,
        rich,
        label: index === 0 ? label : null,
        table: null,
        notices: index === 0 ? noted(text.notices, line) : [],
      });
    for (const box of text.boxes) this.takeBox(box, line);
  }

  private takeBox(box: Node, line: number): void {
    const first = this.lines.length;
    for (const inner of inside(box, new Set(['w:p', 'w:tbl']))) this.take(inner);
    const start = this.lines[first];
    const told = warningOf(wordFault('WORD_TEXT_BOX', {}), { line });
    if (start !== undefined) this.lines[first] = { ...start, notices: [told, ...start.notices] };
  }

  private textOf(node: Node): { text: ParagraphText; line: number; label: string | null } {
    this.paragraphs += 1;
    if (this.paragraphs > MOST_PARAGRAPHS) throw tooComplex(MOST_PARAGRAPHS, 'paragraphs');
    const text = paragraphText(node, this.tools);
    for (const { text: line } of text.lines) {
      this.characters += line.length;
      if (line.length > MOST_OF_PARAGRAPH) throw tooComplex(MOST_OF_PARAGRAPH, 'characters in a paragraph');
    }
    if (this.characters > MOST_CHARACTERS) throw tooComplex(MOST_CHARACTERS, 'characters');
    const isEmpty = text.lines.every((line) => line.text.trim() === '');
    return { text, line: this.paragraphs, label: this.labelOf(node, isEmpty) };
  }

  /** The label of a paragraph. An empty list paragraph takes a number but shows no label. */
  private labelOf(node: Node, isEmpty: boolean): string | null {
    const { styles, numbering } = this.tools;
    const properties = childOf(node, 'w:pPr');
    const own = childOf(properties, 'w:numPr');
    const styleId = valueOf(properties, 'w:pStyle');
    const ofStyle = styles.numberingOf(styleId);
    const numId = valueOf(own, 'w:numId') ?? ofStyle?.numId ?? null;
    if (numId === null || numId === '0') return null;
    const level = valueOf(own, 'w:ilvl');
    const fromStyle = ofStyle?.level ?? (styleId === null ? 0 : numbering.levelOfStyle(numId, styleId));
    const label = numbering.next(numId, level === null ? fromStyle : Number(level) || 0);
    return isEmpty ? null : label;
  }

  private takeTable(node: Node): void {
    const rows: RichText[][] = [];
    const notices: ImportNotice[] = [];
    const line = this.paragraphs + 1;
    for (const row of inside(node, new Set(['w:tr']), new Set(['w:tbl'])))
      rows.push([...inside(row, new Set(['w:tc']), new Set(['w:tbl']))].map((cell) => this.cellOf(cell, notices)));
    this.lines.push({ line, rich: plain(''), label: null, table: rows, notices });
  }

  private cellOf(cell: Node, notices: ImportNotice[]): RichText {
    const parts: RichText[] = [];
    for (const paragraph of inside(cell, new Set(['w:p']))) {
      const { text, line, label } = this.textOf(paragraph);
      notices.push(...noted(text.notices, line));
      for (const [index, rich] of text.lines.entries())
        parts.push(index === 0 && label !== null ? joined([plain(`${label} `), rich], '') : rich);
      for (const box of text.boxes)
        parts.push(...[...inside(box, new Set(['w:p']))].flatMap((inner) => this.textOf(inner).text.lines));
    }
    const merged = valueOf(childOf(cell, 'w:tcPr'), 'w:vMerge');
    return merged !== null && merged !== 'restart' ? plain('') : joined(parts);
  }
}

const noted = (notices: readonly ImportNotice[], line: number): ImportNotice[] =>
  notices.map((notice) => ({ ...notice, line: notice.line ?? line }));

export const embeddedFault = (part: string): ImportNotice => errorOf(wordFault('WORD_BODY_EMBEDDED', { part }));
