import { parseMarkdown, sha256InAddress, type Block, type Inline } from '@sunflower/content';
import { pictureWords, printedScale, withAround, type PrintedPictures } from '@sunflower/question-bank/plain';
import type { HallDocument } from '../hall-papers/hall-document';
import { formulaBox } from './formula-box';
import type { FormulaPen, LineBox } from './formula-shapes';

/** One line of a page, or what is as indivisible: a picture, a row of a table. */
export interface PrintedRow {
  heightPt: number;
  draw: (x: number, y: number) => void;
  /** Stays on the page of the next row. */
  staysWithNext?: boolean;
}

export interface Press {
  document: HallDocument;
  pen: FormulaPen;
  pictures: PrintedPictures;
}

export interface TextToFlow {
  text: string;
  prefix?: string;
  suffix?: string;
  sizePt: number;
  widthPt: number;
  indentPt?: number;
  /** Space above. */
  beforePt?: number;
}

const LEADING = 1.62;
/** Of a line: the part above the baseline of a plain text. */
const ASCENT = 1.12;
const PICTURE_HEIGHT_PT = 220;
const PX_PT = 0.75;
const CELL_PT = 4;
/** Only a width; `printableText` would take it away. */
const IDEOGRAPHIC_SPACE = '\u3000';
// Marks that must not begin a line.
const CLOSING = /^[，。、；：！？）》」』”’…·,.;:!?)%℃°]/u;

/** A piece of a paragraph that is not broken. */
type Piece = LineBox & { text: { text: string; bold: boolean } | null; endsLine?: boolean };

/** Breaks Markdown into rows. */
export function flowText({ press, ...flow }: TextToFlow & { press: Press }): PrintedRow[] {
  const { text, prefix = '', suffix = '', beforePt = 0 } = flow;
  const rows = withAround({ blocks: parseMarkdown(text), prefix, suffix }).flatMap((block) =>
    blockRows({ block, press, ...flow }),
  );
  const [first, ...others] = rows;
  return first ? [beforeRow({ row: first, beforePt }), ...others] : [];
}

const beforeRow = ({ row, beforePt }: { row: PrintedRow; beforePt: number }): PrintedRow => ({
  ...row,
  heightPt: row.heightPt + beforePt,
  draw: (x, y) => row.draw(x, y + beforePt),
});

type BlockFlow = Pick<TextToFlow, 'sizePt' | 'widthPt' | 'indentPt'> & { press: Press };

function blockRows({ block, ...flow }: BlockFlow & { block: Block }): PrintedRow[] {
  const { indentPt = 0, sizePt } = flow;
  switch (block.kind) {
    case 'paragraph':
      return paragraphRows({ inlines: block.children, ...flow });
    case 'heading':
      return paragraphRows({ inlines: [{ kind: 'strong', children: block.children }], ...flow });
    case 'list':
      return block.items.flatMap(({ marker, children }) =>
        withAround({ blocks: children, prefix: `${marker} `, suffix: '' }).flatMap((child) =>
          blockRows({ block: child, ...flow, indentPt: indentPt + sizePt }),
        ),
      );
    case 'quote':
      return block.children.flatMap((child) => blockRows({ block: child, ...flow, indentPt: indentPt + 2 * sizePt }));
    case 'code':
      return block.text
        .split('\n')
        .flatMap((text) => paragraphRows({ inlines: [{ kind: 'code', text: text === '' ? ' ' : text }], ...flow }));
    case 'table':
      return tableRows({ block, ...flow });
    case 'rule':
      return paragraphRows({ inlines: [{ kind: 'text', text: '————————' }], ...flow });
  }
}

/** Pictures stand on lines of their own. */
function paragraphRows({ inlines, ...flow }: BlockFlow & { inlines: readonly Inline[] }): PrintedRow[] {
  const { sizePt, widthPt, indentPt = 0, press } = flow;
  const rows: PrintedRow[] = [];
  let pending: Piece[] = [];
  const close = (): void => {
    if (pending.length > 0)
      rows.push(...linesOf({ pieces: pending, sizePt, widthPt: widthPt - indentPt, indentPt, press }));
    pending = [];
  };
  for (const inline of inlines) {
    const picture =
      inline.kind === 'picture' ? pictureRow({ address: inline.address, widthPt, indentPt, press }) : null;
    if (picture === null) pending.push(...piecesOf({ inline, sizePt, bold: false, press }));
    else {
      close();
      rows.push(picture);
    }
  }
  close();
  return rows;
}

function piecesOf({
  inline,
  sizePt,
  bold,
  press,
}: {
  inline: Inline;
  sizePt: number;
  bold: boolean;
  press: Press;
}): Piece[] {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return textPieces({ text: inline.text, sizePt, bold, press });
    case 'break':
      return [{ ...EMPTY, endsLine: true }];
    case 'strong':
    case 'link':
      return inline.children.flatMap((child) =>
        piecesOf({ inline: child, sizePt, bold: bold || inline.kind === 'strong', press }),
      );
    case 'formula': {
      const box = formulaBox({ tex: inline.tex, display: inline.display, sizePt, pen: press.pen });
      return box ? [{ ...box, text: null }] : textPieces({ text: inline.tex, sizePt, bold, press });
    }
    case 'picture':
      return textPieces({ text: pictureWords(inline.alternative), sizePt, bold, press });
  }
}

const EMPTY: Piece = { widthPt: 0, ascentPt: 0, descentPt: 0, draw: () => undefined, text: null };

function textPieces({
  text,
  sizePt,
  bold,
  press: { document },
}: {
  text: string;
  sizePt: number;
  bold: boolean;
  press: Press;
}): Piece[] {
  return (text.match(/[!-~]{1,40}|./gsu) ?? []).map((piece) =>
    piece === IDEOGRAPHIC_SPACE
      ? { ...EMPTY, widthPt: sizePt }
      : {
          widthPt: document.widthOf({ text: piece, sizePt, bold }),
          ascentPt: sizePt * 0.9,
          descentPt: sizePt * 0.25,
          draw: (x: number, baseline: number) => document.textOn({ text: piece, x, baseline, sizePt, bold }),
          text: { text: piece, bold },
        },
  );
}

function linesOf({
  pieces,
  sizePt,
  widthPt,
  indentPt,
  press,
}: {
  pieces: readonly Piece[];
  sizePt: number;
  widthPt: number;
  indentPt: number;
  press: Press;
}): PrintedRow[] {
  const lines: Piece[][] = [[]];
  let filled = 0;
  for (const piece of pieces) {
    const line = lines.at(-1) as Piece[];
    const mayBegin = !CLOSING.test(piece.text?.text ?? '');
    if (piece.endsLine || (line.length > 0 && filled + piece.widthPt > widthPt && mayBegin)) {
      lines.push([]);
      filled = 0;
      if (piece.endsLine || piece.text?.text === ' ') continue;
    }
    (lines.at(-1) as Piece[]).push(piece);
    filled += piece.widthPt;
  }
  return lines.map((line) => lineRow({ line, sizePt, indentPt, press }));
}

function lineRow({
  line,
  sizePt,
  indentPt,
  press: { document },
}: {
  line: readonly Piece[];
  sizePt: number;
  indentPt: number;
  press: Press;
}): PrintedRow {
  const ascentPt = Math.max(sizePt * ASCENT, ...line.map((piece) => piece.ascentPt + sizePt * 0.25));
  const descentPt = Math.max(sizePt * (LEADING - ASCENT), ...line.map((piece) => piece.descentPt + sizePt * 0.15));
  return {
    heightPt: ascentPt + descentPt,
    draw: (x, y) => {
      let left = x + indentPt;
      for (const run of inRuns(line)) {
        if (run.text) document.textOn({ ...run.text, x: left, baseline: y + ascentPt, sizePt });
        else run.draw(left, y + ascentPt);
        left += run.widthPt;
      }
    },
  };
}

/** Neighbours of one weight are set as one text, so that a reader of the file finds words. */
function inRuns(line: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const piece of line) {
    const last = runs.at(-1);
    if (last?.text && piece.text && last.text.bold === piece.text.bold) {
      last.text = { ...last.text, text: last.text.text + piece.text.text };
      last.widthPt += piece.widthPt;
    } else runs.push({ ...piece });
  }
  return runs;
}

/** Null where the picture is not known, or of a kind that a PDF does not take. */
function pictureRow({
  address,
  widthPt,
  indentPt,
  press: { document, pictures },
}: {
  address: string;
  widthPt: number;
  indentPt: number;
  press: Press;
}): PrintedRow | null {
  const key = sha256InAddress(address) ?? '';
  const picture = pictures.get(key);
  if (!picture || !['image/png', 'image/jpeg'].includes(picture.mediaType)) return null;
  const natural = { width: picture.width * PX_PT, height: picture.height * PX_PT };
  const scale = printedScale({ ...natural, mostWidth: widthPt - indentPt, mostHeight: PICTURE_HEIGHT_PT });
  const box = { widthPt: natural.width * scale, heightPt: natural.height * scale };
  return {
    heightPt: box.heightPt + 8,
    draw: (x, y) => void document.picture({ key, bytes: picture.bytes, x: x + indentPt, y: y + 4, ...box }),
  };
}

function tableRows({ block, ...flow }: BlockFlow & { block: Extract<Block, { kind: 'table' }> }): PrintedRow[] {
  const { sizePt, widthPt, indentPt = 0, press } = flow;
  const columns = Math.max(block.head.length, ...block.rows.map((row) => row.length));
  const columnPt = (widthPt - indentPt) / columns;
  const rowOf = (cells: readonly Inline[][], isHead: boolean): PrintedRow => {
    const flowed = Array.from({ length: columns }, (_, index) => {
      const inlines = cells[index] ?? [];
      const shown: Inline[] = isHead ? [{ kind: 'strong', children: inlines }] : [...inlines];
      return paragraphRows({ inlines: shown, sizePt, widthPt: columnPt - 2 * CELL_PT, press });
    });
    const heights = flowed.map((rows) => rows.reduce((sum, { heightPt }) => sum + heightPt, 0));
    const heightPt = Math.max(sizePt * LEADING, ...heights) + CELL_PT;
    return {
      heightPt,
      draw: (x, y) =>
        flowed.forEach((rows, index) => {
          const left = x + indentPt + index * columnPt;
          press.document.box({ x: left, y, widthPt: columnPt, heightPt });
          let top = y + CELL_PT / 2;
          for (const row of rows) {
            row.draw(left + CELL_PT, top);
            top += row.heightPt;
          }
        }),
    };
  };
  const rows = [{ ...rowOf(block.head, true), staysWithNext: true }, ...block.rows.map((cells) => rowOf(cells, false))];
  const space: PrintedRow = { heightPt: 5, draw: () => undefined };
  return [space, ...rows, space];
}
