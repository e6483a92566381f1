import {
  a4Document,
  bottomOf,
  LINE,
  MARGIN_PT,
  nextPage,
  printable,
  widthOf,
  write,
  type Document,
  type Font,
} from '../printed/a4-document';

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

const CELL_PT = 5;
/** A row takes the first size with which it fits on a page. */
const TEXT_SIZES_PT = [9.5, 8, 7, 6];
const TEXT_PT = 9.5;
const HEAD_PT = 10;
const SIGNATURES_PT = 96;

const COLUMNS: { title: string; widthPt: number; of: (row: IncidentFormRow, serial: number) => string }[] = [
  { title: '序号', widthPt: 32, of: (_, serial) => String(serial) },
  { title: '时间', widthPt: 62, of: ({ time }) => time },
  { title: '考生 / 单位', widthPt: 96, of: ({ whom }) => whom },
  { title: '类别', widthPt: 50, of: ({ kind }) => kind },
  { title: '情况', widthPt: 124, of: ({ text }) => text },
  { title: '处理措施', widthPt: 97, of: ({ actionTaken }) => actionTaken },
  { title: '记录人', widthPt: 50, of: ({ by }) => by },
];

/** 考场情况记录表, A4, for signatures by hand. */
export const drawIncidentForm = (face: IncidentFormFace): Promise<Buffer> =>
  a4Document({
    title: `考场情况记录表 ${face.examTitle}`,
    printedAt: face.printedAt,
    printedAtMs: face.printedAtMs,
    draw: (doc) => {
      drawHead(doc, face);
      drawTable(doc, face.rows);
      drawSignatures(doc);
    },
  });

function drawHead(doc: Document, { examTitle, facts }: IncidentFormFace): void {
  const width = widthOf(doc);
  write(doc, 'bold', 18).text('考场情况记录表', MARGIN_PT, MARGIN_PT, { width, align: 'center' });
  write(doc, 'regular', 12).text(printable(doc, examTitle), MARGIN_PT, doc.y + 4, { width, align: 'center' });
  doc.y += 8;
  for (const [name, value] of facts) {
    const top = doc.y;
    write(doc, 'bold', HEAD_PT).text(`${name}：`, MARGIN_PT, top, { width: 44 });
    write(doc, 'regular', HEAD_PT).text(printable(doc, value), MARGIN_PT + 44, top, { width: width - 44 });
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
    write(doc, 'regular', TEXT_PT).text('本场无异常情况。', MARGIN_PT, top + 9, { width, align: 'center' });
    doc.y = top + 30;
    return;
  }
  for (const [index, row] of rows.entries()) {
    const cells = COLUMNS.map(({ of }) => printable(write(doc, 'regular', TEXT_PT), of(row, index + 1)));
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
  font: Font;
  cells: readonly string[];
  sizePt?: number;
}

function sizeOf({ doc, cells }: Pick<TableRow, 'doc' | 'cells'>): number {
  const roomPt = bottomOf(doc) - MARGIN_PT - 3 * TEXT_PT - 2 * CELL_PT;
  const fits = (sizePt: number): boolean => heightOf({ doc, font: 'regular', cells, sizePt }) <= roomPt;
  return TEXT_SIZES_PT.find(fits) ?? (TEXT_SIZES_PT.at(-1) as number);
}

function heightOf({ doc, font, cells, sizePt = TEXT_PT }: TableRow): number {
  write(doc, font, sizePt);
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
    write(doc, font, sizePt).text(cell, left + CELL_PT, top + CELL_PT, { width: textWidth(index) });
    left += widthPt;
  }
  doc.y = top + height;
}

const textWidth = (column: number): number => (COLUMNS[column] as (typeof COLUMNS)[number]).widthPt - 2 * CELL_PT;

function drawSignatures(doc: Document): void {
  if (doc.y + SIGNATURES_PT > bottomOf(doc)) nextPage(doc);
  const top = doc.y + 28;
  write(doc, 'regular', 11);
  doc.text('监考员（签名）：____________________', MARGIN_PT, top);
  doc.text('主考（签名）：____________________', doc.page.width / 2, top);
  doc.text('日期：________ 年 ____ 月 ____ 日', MARGIN_PT, top + 34);
  doc.text('考点（盖章）：', doc.page.width / 2, top + 34);
}
