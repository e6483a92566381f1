import { LRUCache } from 'lru-cache';
import PDFDocument from 'pdfkit';
import { create } from 'qrcode';
import { missingCharacters, type CertificateFonts, type FontStack } from '../pdf/certificate-fonts';
import { COMMON_CHARACTERS } from '../pdf/common-characters';
import { printableText } from '../pdf/printable-text';
import { setLine } from '../pdf/set-line';
import { fittingSize, widthOf, wrapLines } from '../pdf/set-text';
import { DocumentGlyphs } from './document-glyphs';

export const MM = 72 / 25.4;
export const A4 = { widthPt: 210 * MM, heightPt: 297 * MM };
export const INK = '#000000';
const SMALLEST_PT = 5;
const PARAGRAPHS_KEPT = 200;
/** The least white margin that QR readers need, in modules. Source: ISO/IEC 18004. */
const QUIET_MODULES = 4;

export interface Line {
  text: string;
  x: number;
  y: number;
  sizePt: number;
  bold?: boolean;
  align?: 'left' | 'centre' | 'right';
  /** A longer line is set smaller, and then cut off. */
  widthPt?: number;
  spacingPt?: number;
}

interface OnALine {
  text: string;
  x: number;
  baseline: number;
  sizePt: number;
  bold?: boolean;
}

export interface Column {
  title: string;
  widthPt: number;
  align?: 'left' | 'centre';
}

/** A PDF of A4 pages for printing in black and white, made piece by piece. Lengths in points, y from the top. */
export class HallDocument {
  readonly doc: PDFKit.PDFDocument;
  /** Characters that no font has, printed as 〓. */
  readonly replaced = new Set<string>();
  private readonly glyphs: DocumentGlyphs;
  private readonly ended: Promise<void>;
  private chunks: Buffer[] = [];
  private readonly images = new Map<string, object>();
  /** Paragraphs that all tickets have; wrapping them took a fifth of the time. */
  private readonly wrapped = new LRUCache<string, string[]>({ max: PARAGRAPHS_KEPT });

  constructor(
    private readonly fonts: CertificateFonts,
    title: string,
  ) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      font: null as unknown as string,
      lang: 'zh-CN',
      autoFirstPage: false,
      info: { Title: title, Producer: 'Sunflower', Creator: 'Sunflower' },
    });
    this.glyphs = new DocumentGlyphs(this.doc);
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.ended = new Promise((resolve, reject) => this.doc.on('end', resolve).on('error', reject));
  }

  page(layout: 'portrait' | 'landscape' = 'portrait'): void {
    this.doc.addPage({ size: 'A4', layout, margin: 0 });
  }

  /** What is ready of the document. */
  ready(): Buffer {
    const bytes = Buffer.concat(this.chunks);
    this.chunks = [];
    return bytes;
  }

  async end(): Promise<Buffer> {
    this.glyphs.embed();
    this.doc.end();
    await this.ended;
    return this.ready();
  }

  text({ text: given, x, y, sizePt: wanted, bold = false, align = 'left', widthPt, spacingPt = 0 }: Line): void {
    const stack = bold ? this.fonts.bold : this.fonts.regular;
    let text = this.printable(given);
    if (text === '') return;
    let sizePt = wanted;
    if (widthPt !== undefined) {
      sizePt = fittingSize({ text, stack, sizePt, minSizePt: Math.min(SMALLEST_PT, wanted), widthPt });
      if (sizePt <= SMALLEST_PT) text = this.cut({ text, sizePt, bold, widthPt });
    }
    // Smaller letters stand on the same line.
    const top = y + (wanted - sizePt) * 0.9;
    setLine({
      doc: this.doc,
      page: this.glyphs,
      text,
      x,
      y: top,
      align,
      style: { stack, sizePt, colour: INK, spacingPt },
    });
  }

  /** Text whose baseline is given, so that sizes and fonts can share a line. */
  textOn({ text: given, x, baseline, sizePt, bold = false }: OnALine): void {
    const stack = bold ? this.fonts.bold : this.fonts.regular;
    const text = this.printable(given);
    if (text !== '') this.glyphsOn({ text, stack, x, baseline, sizePt });
  }

  /** The same in other fonts, such as those of formulas. */
  glyphsOn({ text, stack, x, baseline, sizePt }: Omit<OnALine, 'bold'> & { stack: FontStack }): void {
    const [{ ascent, unitsPerEm }] = stack as readonly [FontStack[number]];
    const y = baseline - (ascent / unitsPerEm) * sizePt;
    setLine({ doc: this.doc, page: this.glyphs, text, x, y, align: 'left', style: { stack, sizePt, colour: INK } });
  }

  /** Noto Sans SC and the operator's fonts. */
  get textFonts(): FontStack {
    return this.fonts.regular;
  }

  /** Returns the y below the last line. */
  paragraph({
    text,
    x,
    y,
    sizePt,
    widthPt,
    leadingPt = sizePt * 1.5,
    mostLines = Number.POSITIVE_INFINITY,
    bold = false,
  }: Omit<Line, 'align' | 'widthPt' | 'spacingPt'> & {
    widthPt: number;
    leadingPt?: number;
    mostLines?: number;
  }): number {
    const stack = bold ? this.fonts.bold : this.fonts.regular;
    const key = JSON.stringify([text, sizePt, widthPt, bold]);
    const lines = this.wrapped.get(key) ?? wrapLines({ text: this.printable(text), stack, sizePt, widthPt });
    this.wrapped.set(key, lines);
    lines.slice(0, mostLines).forEach((line, index) => {
      const isCut = index === mostLines - 1 && lines.length > mostLines;
      this.text({ text: isCut ? `${line.slice(0, -1)}…` : line, x, y: y + index * leadingPt, sizePt, bold, widthPt });
    });
    return y + Math.min(lines.length, mostLines) * leadingPt;
  }

  widthOf({ text, sizePt, bold = false }: Pick<Line, 'text' | 'sizePt' | 'bold'>): number {
    return widthOf({
      text: this.printable(text),
      style: { stack: bold ? this.fonts.bold : this.fonts.regular, sizePt },
    });
  }

  box({ x, y, widthPt, heightPt, linePt = 0.6 }: Box & { linePt?: number }): void {
    this.doc.rect(x, y, widthPt, heightPt).lineWidth(linePt).stroke(INK);
  }

  rule({ x, y, widthPt, linePt = 0.6 }: Omit<Box, 'heightPt'> & { linePt?: number }): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + widthPt, y)
      .lineWidth(linePt)
      .stroke(INK);
  }

  /** Through these points. */
  line(points: readonly (readonly [x: number, y: number])[], linePt: number): void {
    points.forEach(([x, y], index) => (index === 0 ? this.doc.moveTo(x, y) : this.doc.lineTo(x, y)));
    this.doc.lineWidth(linePt).stroke(INK);
  }

  /** Where the sheet is cut. */
  cutLine({ x, y, toX, toY }: { x: number; y: number; toX: number; toY: number }): void {
    this.doc.moveTo(x, y).lineTo(toX, toY).lineWidth(0.4).dash(3, { space: 3 }).stroke('#777777').undash();
  }

  /** One path of merged runs in whole numbers, which packs to a third of single rectangles. `sidePt` includes the white margin. */
  qr({ text, x, y, sidePt }: { text: string; x: number; y: number; sidePt: number }): void {
    const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
    const scale = (sidePt / (size + 2 * QUIET_MODULES)).toFixed(4);
    let path = '';
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1) {
        const from = column;
        while (column < size && data[row * size + column]) column += 1;
        if (column > from) path += `${from + QUIET_MODULES} ${row + QUIET_MODULES} ${column - from} 1 re\n`;
      }
    this.doc.addContent(`q 0 g ${scale} 0 0 ${scale} ${x.toFixed(2)} ${y.toFixed(2)} cm\n${path}f Q`);
  }

  /** A picture inside the box, in its own proportions; false when it cannot be drawn. Each is embedded once. */
  picture({ key, bytes, ...box }: Box & { key: string; bytes: Uint8Array }): boolean {
    try {
      const doc = this.doc as PDFKit.PDFDocument & { openImage: (src: Buffer) => object };
      const image = this.images.get(key) ?? doc.openImage(Buffer.from(bytes));
      this.images.set(key, image);
      this.doc.image(image as never, box.x, box.y, {
        fit: [box.widthPt, box.heightPt],
        align: 'center',
        valign: 'center',
      });
      return true;
    } catch {
      // pdfkit reads JPEG and PNG alone, and throws many kinds of errors for others.
      return false;
    }
  }

  /** Returns the y below the table. */
  table({
    x,
    y,
    columns,
    rows,
    rowPt,
    headPt = rowPt,
    sizePt = 9,
  }: {
    x: number;
    y: number;
    columns: readonly Column[];
    rows: readonly (readonly string[])[];
    rowPt: number;
    headPt?: number;
    sizePt?: number;
  }): number {
    const widthPt = columns.reduce((sum, column) => sum + column.widthPt, 0);
    const bottom = y + headPt + rows.length * rowPt;
    this.box({ x, y, widthPt, heightPt: bottom - y, linePt: 0.9 });
    rows.forEach((_, index) => this.rule({ x, y: y + headPt + index * rowPt, widthPt, linePt: 0.5 }));
    let left = x;
    for (const [index, { title, widthPt: width, align = 'centre' }] of columns.entries()) {
      if (index > 0) this.doc.moveTo(left, y).lineTo(left, bottom).lineWidth(0.5).stroke(INK);
      const cell = (text: string, top: number, heightPt: number, bold: boolean): void =>
        this.text({
          text,
          x: align === 'left' && !bold ? left + 3 : left + width / 2,
          y: top + (heightPt - sizePt * 1.45) / 2,
          sizePt,
          bold,
          align: align === 'left' && !bold ? 'left' : 'centre',
          widthPt: width - 5,
        });
      cell(title, y, headPt, true);
      rows.forEach((row, at) => cell(row[index] ?? '', y + headPt + at * rowPt, rowPt, false));
      left += width;
    }
    return bottom;
  }

  /** No box is printed for a character that no font has. */
  private printable(text: string): string {
    if (text === '' || COMMON_CHARACTERS.test(text)) return text;
    const stack = this.fonts.regular;
    for (const character of missingCharacters({ stack, texts: [text] })) this.replaced.add(character);
    return printableText({ text, stack });
  }

  private cut({ text, widthPt, ...style }: { text: string; sizePt: number; bold: boolean; widthPt: number }): string {
    if (this.widthOf({ text, ...style }) <= widthPt + 0.01) return text;
    let characters = [...text];
    while (characters.length > 1 && this.widthOf({ text: `${characters.join('')}…`, ...style }) > widthPt)
      characters = characters.slice(0, -1);
    return `${characters.join('')}…`;
  }
}

interface Box {
  x: number;
  y: number;
  widthPt: number;
  heightPt: number;
}
