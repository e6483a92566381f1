import { parseMarkdown, sha256InAddress, type Block, type Inline } from '@sunflower/content';
import {
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import { latexToMath, Math as WordMath } from 'docx/math';
import type { WordChild, WordText } from '../word-unit';

export interface PrintedPicture {
  bytes: Uint8Array;
  mediaType: string;
  /** In pixels. */
  width: number;
  height: number;
}

/** By SHA-256. */
export type PrintedPictures = ReadonlyMap<string, PrintedPicture>;

/** Of a picture, in pixels of 1/96 inch: the text's width, and a third of a page. */
const MOST_WIDTH_PX = 560;
const MOST_HEIGHT_PX = 300;
const WORD_TYPES: Record<string, 'png' | 'jpg' | 'gif'> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};
const CODE_FONT = 'Courier New';

/** The scale at which a picture is printed: never enlarged. */
export const printedScale = ({
  width,
  height,
  mostWidth = MOST_WIDTH_PX,
  mostHeight = MOST_HEIGHT_PX,
}: {
  width: number;
  height: number;
  mostWidth?: number;
  mostHeight?: number;
}): number => Math.min(1, mostWidth / width, mostHeight / height);

/** What stands where a picture cannot be printed. */
export const pictureWords = (alternative: string): string => `［图：${alternative === '' ? '无法打印' : alternative}］`;

/** Named options: the constructor also takes a text, whose own methods are meant otherwise. */
export const textRun = (options: IRunOptions): TextRun => new TextRun(options);

interface Setting {
  pictures: PrintedPictures;
  before: number;
  indent: number;
  staysWithNext: boolean;
}

/** Typesets Markdown: formulas, pictures and tables too. */
export function typesetText({
  text,
  prefix = '',
  suffix = '',
  before = 0,
  indent = 0,
  staysWithNext = false,
  pictures,
}: WordText & { pictures: PrintedPictures }): WordChild[] {
  const blocks = withAround({ blocks: parseMarkdown(text), prefix, suffix });
  return blocks.flatMap((block, index) =>
    blockChildren(block, { pictures, before: index === 0 ? before : 0, indent, staysWithNext }),
  );
}

/**
 * A prefix joins the first paragraph, or is one of its own before anything else. A suffix joins the last paragraph with
 * words: pictures and tables stand below it.
 */
export function withAround({ blocks, prefix, suffix }: { blocks: Block[]; prefix: string; suffix: string }): Block[] {
  const [first, ...rest] = blocks;
  const begun: Block[] =
    first?.kind === 'paragraph'
      ? [{ kind: 'paragraph', children: [textInline(prefix), ...first.children] }, ...rest]
      : [...(prefix === '' ? [] : [ownParagraph(prefix)]), ...blocks];
  if (suffix === '') return begun;
  const at = begun.findLastIndex((block) => block.kind === 'paragraph' && block.children.some(isWord));
  return at === -1
    ? [...begun, ownParagraph(suffix)]
    : begun.map((block, index) =>
        index === at && block.kind === 'paragraph' ? { ...block, children: withSuffix(block.children, suffix) } : block,
      );
}

const textInline = (text: string): Inline => ({ kind: 'text', text });
const ownParagraph = (text: string): Block => ({ kind: 'paragraph', children: [textInline(text)] });
const isWord = (inline: Inline): boolean =>
  inline.kind !== 'picture' && inline.kind !== 'break' && !(inline.kind === 'text' && inline.text.trim() === '');

/** Behind the last word of a paragraph that ends with pictures. */
function withSuffix(children: readonly Inline[], suffix: string): Inline[] {
  const end = children.findLastIndex(isWord) + 1;
  return [...children.slice(0, end), textInline(suffix), ...children.slice(end)];
}

function blockChildren(block: Block, setting: Setting): WordChild[] {
  const { pictures, before, indent, staysWithNext } = setting;
  const paragraph = (children: ParagraphChild[], left = indent): Paragraph =>
    new Paragraph({ children, spacing: { before }, indent: { left }, keepNext: staysWithNext, keepLines: true });
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(runsOf(block.children, pictures))];
    case 'heading':
      return [paragraph(runsOf([{ kind: 'strong', children: block.children }], pictures))];
    case 'list':
      return block.items.flatMap(({ marker, children }) =>
        withAround({ blocks: children, prefix: `${marker} `, suffix: '' }).flatMap((child) =>
          blockChildren(child, { ...setting, before: 0, indent: indent + 210 }),
        ),
      );
    case 'quote':
      return block.children.flatMap((child) => blockChildren(child, { ...setting, before: 0, indent: indent + 420 }));
    case 'code':
      return block.text.split('\n').map((line) => paragraph([new TextRun({ text: line, font: CODE_FONT })]));
    case 'table':
      return [tableOf({ block, pictures })];
    case 'rule':
      return [paragraph([new TextRun('————————')])];
  }
}

function tableOf({ block, pictures }: { block: Extract<Block, { kind: 'table' }>; pictures: PrintedPictures }): Table {
  const columns = Math.max(block.head.length, ...block.rows.map((row) => row.length));
  const row = (cells: readonly Inline[][], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: Array.from({ length: columns }, (_, index) => {
        const inlines = cells[index] ?? [];
        const children = runsOf(isHead ? [{ kind: 'strong', children: inlines }] : inlines, pictures);
        return new TableCell({ children: [new Paragraph({ children })] });
      }),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
  });
}

/** Also for options that share a line. */
export const typesetLine = ({ text, pictures }: { text: string; pictures: PrintedPictures }): ParagraphChild[] =>
  parseMarkdown(text).flatMap((block) =>
    'children' in block && block.kind !== 'quote' ? runsOf(block.children, pictures) : [],
  );

const runsOf = (inlines: readonly Inline[], pictures: PrintedPictures, bold = false): ParagraphChild[] =>
  inlines.flatMap((inline) => runOf({ inline, pictures, bold }));

function runOf({
  inline,
  pictures,
  bold,
}: {
  inline: Inline;
  pictures: PrintedPictures;
  bold: boolean;
}): ParagraphChild[] {
  switch (inline.kind) {
    case 'text':
      return inline.text === '' ? [] : [textRun({ text: inline.text, bold })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'code':
      return [textRun({ text: inline.text, font: CODE_FONT, bold })];
    case 'formula':
      return [formulaRun({ tex: inline.tex, bold })];
    case 'strong':
      return runsOf(inline.children, pictures, true);
    case 'link':
      return runsOf(inline.children, pictures, bold);
    case 'picture':
      return [pictureRun({ ...inline, pictures })];
  }
}

/** Word knows fewer commands than the pages; a formula with another one is printed as typed. */
function formulaRun({ tex, bold }: { tex: string; bold: boolean }): ParagraphChild {
  try {
    return new WordMath({ children: [...latexToMath(tex)] });
  } catch {
    // latexToMath throws a plain Error for every command that it does not know.
    return textRun({ text: tex, bold, italics: true });
  }
}

function pictureRun({
  address,
  alternative,
  pictures,
}: {
  address: string;
  alternative: string;
  pictures: PrintedPictures;
}): ParagraphChild {
  const picture = pictures.get(sha256InAddress(address) ?? '');
  const type = picture && WORD_TYPES[picture.mediaType];
  if (!picture || !type) return new TextRun(pictureWords(alternative));
  const scale = printedScale(picture);
  return new ImageRun({
    type,
    data: Buffer.from(picture.bytes),
    transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
    altText: { name: alternative || '图', title: alternative, description: alternative },
  });
}
