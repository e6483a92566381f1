import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

export type Document = PDFKit.PDFDocument;
export type Font = keyof typeof FONTS;

export const MARGIN_PT = 42;
export const LINE = '#444';
const FOOT_PT = 24;
const INK = '#000';

const FONTS = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
};

/** Draws pages of A4 with `draw`, then a foot on each with the time of printing and the page number. */
export async function a4Document({
  title,
  printedAt,
  printedAtMs,
  draw,
}: {
  title: string;
  printedAt: string;
  printedAtMs: number;
  draw: (doc: Document) => void;
}): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN_PT, right: MARGIN_PT, bottom: 0, left: MARGIN_PT },
    bufferPages: true,
    lang: 'zh-CN',
    font: null as unknown as string,
    info: {
      Title: title,
      Producer: 'Sunflower',
      Creator: 'Sunflower',
      // eslint-disable-next-line no-restricted-syntax -- pdfkit takes only a Date; this is a given time
      CreationDate: new Date(printedAtMs),
    },
  });
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, join(fonts, file));
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  draw(doc);
  drawFeet(doc, printedAt);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawFeet(doc: Document, printedAt: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const width = widthOf(doc);
    const y = doc.page.height - FOOT_PT - 6;
    write(doc, 'regular', 8.5).text(`打印时间 ${printedAt}`, MARGIN_PT, y, { width, lineBreak: false });
    doc.text(`第 ${page - start + 1} 页\u3000共 ${count} 页`, MARGIN_PT, y, {
      width,
      align: 'right',
      lineBreak: false,
    });
  }
}

/** The width between the margins. */
export const widthOf = (doc: Document): number => doc.page.width - 2 * MARGIN_PT;

/** Where the foot begins. */
export const bottomOf = (doc: Document): number => doc.page.height - MARGIN_PT - FOOT_PT;

export function nextPage(doc: Document): void {
  doc.addPage();
  doc.y = MARGIN_PT;
}

/** Takes this font and black ink for what is drawn next. */
export const write = (doc: Document, font: Font, sizePt: number): Document =>
  doc.font(font).fontSize(sizePt).fillColor(INK);

/** A character that the current font lacks would be printed as a box. */
export function printable(doc: Document, text: string): string {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
  return [...text]
    .map((character) =>
      character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) as number) ? character : '〓',
    )
    .join('');
}
