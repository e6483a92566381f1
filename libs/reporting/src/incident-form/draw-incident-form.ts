import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

interface IncidentFormRow {
  time: string;
  whom: string;
  kind: string;
  text: string;
  actionTaken: string;
  by: string;
}

export interface IncidentFormFace {
  examTitle: string;
  facts: [name: string, value: string][];
  rows: IncidentFormRow[];
  printedAt: string;
  printedAtMs: number;
}

type Document = PDFKit.PDFDocument;

const MARGIN_PT = 42;
const CELL_PT = 5;
/** A row takes the first size with which it fits on a page. */
const TEXT_SIZES_PT = [9.5, 8, 7, 6];
const TEXT_PT = 9.5;
const HEAD_PT = 10;
const SIGNATURES_PT = 96;
const FOOT_PT = 24;
const INK = '#000';
const LINE = '#444';

const COLUMNS: { title: string; widthPt: number; of: (row: IncidentFormRow, serial: number) => string }[] = [
  { title: '序号', widthPt: 32, of: (_, serial) => String(serial) },
  { title: '时间', widthPt: 62, of: ({ time }) => time },
  { title: '考生 / 单位', widthPt: 96, of: ({ whom }) => whom },
  { title: '类别', widthPt: 50, of: ({ kind }) => kind },
  { title: '情况', widthPt: 124, of: ({ text }) => text },
  { title: '处理措施', widthPt: 97, of: ({ actionTaken }) => actionTaken },
  { title: '记录人', widthPt: 50, of: ({ by }) => by },
];

const FONTS = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
};

/** 考场情况记录表, A4, for signatures by hand. */
export async function drawIncidentForm(face: IncidentFormFace): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN_PT, right: MARGIN_PT, bottom: 0, left: MARGIN_PT },
    bufferPages: true,
    lang: 'zh-CN',
    font: null as unknown as string,
    info: {
      Title: `考场情况记录表 ${face.examTitle}`,
      Producer: 'Sunflower',
      Creator: 'Sunflower',
      // eslint-disable-next-line no-restricted-syntax -- pdfkit takes only a Date; this is a given time
      CreationDate: new Date(face.printedAtMs),
    },
  });
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, join(fonts, file));
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  drawHead(doc, face);
  drawTable(doc, face.rows);
  drawSignatures(doc);
  drawFeet(doc, face.printedAt);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawHead(doc: Document, { examTitle, facts }: IncidentFormFace): void {
  const width = doc.page.width - 2 * MARGIN_PT;
  set(doc, 'bold', 18).text('考场情况记录表', MARGIN_PT, MARGIN_PT, { width, align: 'center' });
  set(doc, 'regular', 12).text(printable(doc, examTitle), MARGIN_PT, doc.y + 4, { width, align: 'center' });
  doc.y += 8;
  for (const [name, value] of facts) {
    const top = doc.y;
    set(doc, 'bold', HEAD_PT).text(`${name}：`, MARGIN_PT, top, { width: 44 });
    set(doc, 'regular', HEAD_PT).text(printable(doc, value), MARGIN_PT + 44, top, { width: width - 44 });
    doc.y = Math.max(doc.y, top + HEAD_PT * 1.6);
  }
  doc.y += 6;
}

function drawTable(doc: Document, rows: readonly IncidentFormRow[]): void {
  drawRow({ doc, font: 'bold', cells: COLUMNS.map(({ title }) => title) });
  if (rows.length === 0) {
    const width = COLUMNS.reduce((sum, { widthPt }) => sum + widthPt, 0);
    const top = doc.y;
    doc.rect(MARGIN_PT, top, width, 30).strokeColor(LINE).lineWidth(0.6).stroke();
    set(doc, 'regular', TEXT_PT).text('本场无异常情况。', MARGIN_PT, top + 9, { width, align: 'center' });
    doc.y = top + 30;
    return;
  }
  for (const [index, row] of rows.entries()) {
    const cells = COLUMNS.map(({ of }) => printable(set(doc, 'regular', TEXT_PT), of(row, index + 1)));
    const sizePt = sizeOf({ doc, cells });
    if (doc.y + heightOf({ doc, font: 'regular', cells, sizePt }) > bottomOf(doc)) {
      nextPage(doc);
      drawRow({ doc, font: 'bold', cells: COLUMNS.map(({ title }) => title) });
    }
    drawRow({ doc, font: 'regular', cells, sizePt });
  }
}

interface TableRow {
  doc: Document;
  font: keyof typeof FONTS;
  cells: readonly string[];
  sizePt?: number;
}

function sizeOf({ doc, cells }: Pick<TableRow, 'doc' | 'cells'>): number {
  const roomPt = bottomOf(doc) - MARGIN_PT - 3 * TEXT_PT - 2 * CELL_PT;
  const fits = (sizePt: number): boolean => heightOf({ doc, font: 'regular', cells, sizePt }) <= roomPt;
  return TEXT_SIZES_PT.find(fits) ?? (TEXT_SIZES_PT.at(-1) as number);
}

function heightOf({ doc, font, cells, sizePt = TEXT_PT }: TableRow): number {
  set(doc, font, sizePt);
  const heights = cells.map((cell, index) => doc.heightOfString(cell || ' ', { width: textWidth(index) }));
  return Math.max(...heights) + 2 * CELL_PT;
}

function drawRow({ doc, font, cells, sizePt = TEXT_PT }: TableRow): void {
  const height = heightOf({ doc, font, cells, sizePt });
  const top = doc.y;
  let left = MARGIN_PT;
  for (const [index, cell] of cells.entries()) {
    const { widthPt } = COLUMNS[index] as (typeof COLUMNS)[number];
    doc.rect(left, top, widthPt, height).strokeColor(LINE).lineWidth(0.6).stroke();
    set(doc, font, sizePt).text(cell, left + CELL_PT, top + CELL_PT, { width: textWidth(index) });
    left += widthPt;
  }
  doc.y = top + height;
}

const textWidth = (column: number): number => (COLUMNS[column] as (typeof COLUMNS)[number]).widthPt - 2 * CELL_PT;

function drawSignatures(doc: Document): void {
  if (doc.y + SIGNATURES_PT > bottomOf(doc)) nextPage(doc);
  const top = doc.y + 28;
  set(doc, 'regular', 11);
  doc.text('监考员（签名）：____________________', MARGIN_PT, top);
  doc.text('主考（签名）：____________________', doc.page.width / 2, top);
  doc.text('日期：________ 年 ____ 月 ____ 日', MARGIN_PT, top + 34);
  doc.text('考点（盖章）：', doc.page.width / 2, top + 34);
}

function drawFeet(doc: Document, printedAt: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const width = doc.page.width - 2 * MARGIN_PT;
    const y = doc.page.height - FOOT_PT - 6;
    set(doc, 'regular', 8.5).text(`打印时间 ${printedAt}`, MARGIN_PT, y, { width, lineBreak: false });
    doc.text(`第 ${page - start + 1} 页\u3000共 ${count} 页`, MARGIN_PT, y, {
      width,
      align: 'right',
      lineBreak: false,
    });
  }
}

const bottomOf = (doc: Document): number => doc.page.height - MARGIN_PT - FOOT_PT;

function nextPage(doc: Document): void {
  doc.addPage();
  doc.y = MARGIN_PT;
}

const set = (doc: Document, font: keyof typeof FONTS, sizePt: number): Document =>
  doc.font(font).fontSize(sizePt).fillColor(INK);

/** A character that the font lacks would be printed as a box. */
function printable(doc: Document, text: string): string {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
  return [...text]
    .map((character) =>
      character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) as number) ? character : '〓',
    )
    .join('');
}
