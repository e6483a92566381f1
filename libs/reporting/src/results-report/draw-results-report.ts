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

export interface RateRow {
  name: string;
  figures: string[];
  /** 0…100; null when undefined. */
  ratePercent: number | null;
}

/** A table whose last column is a rate, drawn as a bar. */
export interface RateTable {
  title: string;
  nameTitle: string;
  figureTitles: string[];
  rateTitle: string;
  rows: RateRow[];
}

export interface DistributionBar {
  /** The lowest score, in points. */
  from: string;
  people: number;
  isPassed: boolean;
}

/** What stands on the report. */
export interface ResultsReportFace {
  examTitle: string;
  facts: [name: string, value: string][];
  overview: [name: string, value: string][];
  scores: [name: string, value: string][];
  distribution: DistributionBar[];
  passMark: string;
  tables: RateTable[];
  notes: string[];
  printedAt: string;
  printedAtMs: number;
}

const TEXT_PT = 9.5;
const HEADING_PT = 12;
const CELL_PT = 5;
const FACT_NAME_PT = 64;
const BOX_PT = 38;
const PLOT_PT = 130;
const BAR_COLUMN_PT = 170;
const RATE_TEXT_PT = 46;
const FIGURE_PT = 52;
const SIGNATURES_PT = 70;
const SHADE = '#bbb';
const PASSED = '#555';
const CHINESE_NUMBERS = ['一', '二', '三', '四', '五', '六'];

/** 考试成绩统计报告, A4. Bars differ by grey and stand beside their figures, so that a print without colour can be read. */
export const drawResultsReport = (face: ResultsReportFace): Promise<Buffer> =>
  a4Document({
    title: `考试成绩统计报告 ${face.examTitle}`,
    printedAt: face.printedAt,
    printedAtMs: face.printedAtMs,
    draw: (doc) => {
      drawHead(doc, face);
      drawHeading(doc, 0, '总体情况', 3 * BOX_PT);
      drawBoxes(doc, face.overview);
      drawBoxes(doc, face.scores);
      drawHeading(doc, 1, '成绩分布', PLOT_PT + 30);
      drawDistribution(doc, face);
      for (const [index, table] of face.tables.entries()) {
        drawHeading(doc, index + 2, table.title, 60);
        drawRateTable(doc, table);
      }
      drawNotes(doc, face.notes);
      drawSignatures(doc);
    },
  });

function drawHead(doc: Document, { examTitle, facts }: ResultsReportFace): void {
  const width = widthOf(doc);
  write(doc, 'bold', 18).text('考试成绩统计报告', MARGIN_PT, MARGIN_PT, { width, align: 'center' });
  write(doc, 'regular', 12).text(printable(doc, examTitle), MARGIN_PT, doc.y + 4, { width, align: 'center' });
  doc.y += 8;
  for (const [name, value] of facts) {
    const top = doc.y;
    write(doc, 'bold', 10).text(`${name}：`, MARGIN_PT, top, { width: FACT_NAME_PT });
    write(doc, 'regular', 10).text(printable(doc, value), MARGIN_PT + FACT_NAME_PT, top, {
      width: width - FACT_NAME_PT,
    });
    doc.y = Math.max(doc.y, top + 16);
  }
}

/** On the next page when less than `withPt` would follow it on this one. */
function drawHeading(doc: Document, index: number, title: string, withPt: number): void {
  if (doc.y + HEADING_PT * 2.5 + withPt > bottomOf(doc)) nextPage(doc);
  else doc.y += 12;
  write(doc, 'bold', HEADING_PT).text(`${CHINESE_NUMBERS[index]}、${title}`, MARGIN_PT, doc.y);
  doc.y += 4;
}

function drawBoxes(doc: Document, boxes: readonly [name: string, value: string][]): void {
  const width = widthOf(doc) / boxes.length;
  const top = doc.y;
  for (const [index, [name, value]] of boxes.entries()) {
    const left = MARGIN_PT + index * width;
    box(doc, { left, top, width, height: BOX_PT });
    write(doc, 'regular', 8.5).text(name, left, top + 5, { width, align: 'center' });
    write(doc, 'bold', 11).text(value, left, top + 18, { width, align: 'center', lineBreak: false });
  }
  doc.y = top + BOX_PT;
}

function drawDistribution(doc: Document, { distribution, passMark }: ResultsReportFace): void {
  const most = Math.max(1, ...distribution.map(({ people }) => people));
  const width = widthOf(doc) / Math.max(1, distribution.length);
  const top = doc.y + 10;
  const ground = top + PLOT_PT;
  for (const [index, { from, people, isPassed }] of distribution.entries()) {
    const left = MARGIN_PT + index * width;
    const height = (people / most) * (PLOT_PT - 14);
    if (height > 0)
      doc
        .rect(left + 2, ground - height, width - 4, height)
        .fillColor(isPassed ? PASSED : SHADE)
        .fill();
    write(doc, 'regular', 6.5).text(people > 0 ? String(people) : '', left, ground - height - 10, {
      width,
      align: 'center',
      lineBreak: false,
    });
    write(doc, 'regular', 6.5).text(from, left - width / 2, ground + 3, {
      width,
      align: 'center',
      lineBreak: false,
    });
  }
  doc
    .moveTo(MARGIN_PT, ground)
    .lineTo(MARGIN_PT + widthOf(doc), ground)
    .strokeColor(LINE)
    .lineWidth(0.6)
    .stroke();
  drawPassMark(doc, { distribution, passMark, width, top, ground });
  const legend = '横轴为分数段的起点（含），纵轴为人数；深色为合格线以上。';
  write(doc, 'regular', 8.5).text(legend, MARGIN_PT, ground + 16, { width: widthOf(doc) });
}

function drawPassMark(
  doc: Document,
  {
    distribution,
    passMark,
    width,
    top,
    ground,
  }: Pick<ResultsReportFace, 'distribution' | 'passMark'> & { width: number; top: number; ground: number },
): void {
  const first = distribution.findIndex(({ isPassed }) => isPassed);
  if (first < 0) return;
  const x = MARGIN_PT + first * width;
  doc
    .moveTo(x, top - 6)
    .lineTo(x, ground)
    .dash(3, { space: 2 })
    .strokeColor(LINE)
    .lineWidth(0.8)
    .stroke()
    .undash();
  const align = first > distribution.length / 2 ? 'right' : 'left';
  write(doc, 'regular', 8.5).text(`合格线 ${passMark}`, align === 'right' ? x - 104 : x + 4, top - 8, {
    width: 100,
    align,
    lineBreak: false,
  });
}

interface Column {
  title: string;
  left: number;
  width: number;
}

function drawRateTable(doc: Document, table: RateTable): void {
  const columns = columnsOf(doc, table);
  drawTitles(doc, columns);
  for (const { name, figures, ratePercent } of table.rows) {
    const cells = [printable(write(doc, 'regular', TEXT_PT), name), ...figures];
    if (doc.y + heightOf(doc, columns, cells) > bottomOf(doc)) {
      nextPage(doc);
      drawTitles(doc, columns);
    }
    const top = doc.y;
    const height = drawCells(doc, { font: 'regular', columns, cells: [...cells, ''] });
    drawRate(doc, { column: columns.at(-1) as Column, ratePercent, top, height });
  }
}

function columnsOf(doc: Document, { nameTitle, figureTitles, rateTitle }: RateTable): Column[] {
  const nameWidth = widthOf(doc) - BAR_COLUMN_PT - FIGURE_PT * figureTitles.length;
  const titled = [
    { title: nameTitle, width: nameWidth },
    ...figureTitles.map((title) => ({ title, width: FIGURE_PT })),
    { title: rateTitle, width: BAR_COLUMN_PT },
  ];
  let left = MARGIN_PT;
  return titled.map((column) => {
    const placed = { ...column, left };
    left += column.width;
    return placed;
  });
}

const drawTitles = (doc: Document, columns: readonly Column[]): number =>
  drawCells(doc, { font: 'bold', columns, cells: columns.map(({ title }) => title) });

function heightOf(doc: Document, columns: readonly Column[], cells: readonly string[]): number {
  const heights = cells.map((cell, index) =>
    doc.heightOfString(cell || ' ', { width: (columns[index] as Column).width - 2 * CELL_PT }),
  );
  return Math.max(...heights) + 2 * CELL_PT;
}

function drawCells(
  doc: Document,
  { font, columns, cells }: { font: Font; columns: readonly Column[]; cells: readonly string[] },
): number {
  write(doc, font, TEXT_PT);
  const height = heightOf(doc, columns, cells);
  const top = doc.y;
  for (const [index, cell] of cells.entries()) {
    const { left, width } = columns[index] as Column;
    box(doc, { left, top, width, height });
    // Names stand left, figures right, titles and the last column left.
    const isFigure = index > 0 && index < columns.length - 1;
    write(doc, font, TEXT_PT).text(cell, left + CELL_PT, top + CELL_PT, {
      width: width - 2 * CELL_PT,
      align: isFigure ? 'right' : 'left',
    });
  }
  doc.y = top + height;
  return height;
}

function drawRate(
  doc: Document,
  { column, ratePercent, top, height }: { column: Column; ratePercent: number | null; top: number; height: number },
): void {
  const left = column.left + CELL_PT;
  const room = column.width - 2 * CELL_PT - RATE_TEXT_PT;
  const middle = top + height / 2;
  const below = doc.y;
  write(doc, 'regular', TEXT_PT).text(shownRate(ratePercent), left, middle - TEXT_PT * 0.72, {
    width: RATE_TEXT_PT - 6,
    align: 'right',
    lineBreak: false,
  });
  doc
    .rect(left + RATE_TEXT_PT, middle - 4, room, 8)
    .strokeColor(SHADE)
    .lineWidth(0.4)
    .stroke();
  if (ratePercent !== null && ratePercent > 0)
    doc
      .rect(left + RATE_TEXT_PT, middle - 4, (room * ratePercent) / 100, 8)
      .fillColor(PASSED)
      .fill();
  doc.y = below;
}

function drawNotes(doc: Document, notes: readonly string[]): void {
  const width = widthOf(doc);
  const text = notes.map((note, index) => `${index + 1}. ${note}`).join('\n');
  write(doc, 'regular', 8.5);
  if (doc.y + 20 + doc.heightOfString(text, { width }) > bottomOf(doc)) nextPage(doc);
  write(doc, 'bold', 8.5).text('说明', MARGIN_PT, doc.y + 10, { width });
  write(doc, 'regular', 8.5).text(text, MARGIN_PT, doc.y + 2, { width });
}

function drawSignatures(doc: Document): void {
  if (doc.y + SIGNATURES_PT > bottomOf(doc)) nextPage(doc);
  const top = doc.y + 24;
  const third = widthOf(doc) / 3;
  write(doc, 'regular', 10.5);
  for (const [index, text] of ['编制：______________', '审核：______________', '日期：____ 年 __ 月 __ 日'].entries())
    doc.text(text, MARGIN_PT + index * third, top, { lineBreak: false });
}

const box = (
  doc: Document,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): Document => doc.rect(left, top, width, height).strokeColor(LINE).lineWidth(0.5).stroke();

export const shownRate = (percent: number | null): string => (percent === null ? '—' : `${percent.toFixed(1)}%`);
