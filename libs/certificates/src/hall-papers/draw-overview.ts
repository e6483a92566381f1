import type { HallFace, OverviewRow } from './hall-paper-data';
import { A4, MM, type Column, type HallDocument } from './hall-document';
import { REHEARSAL, roomNumber } from './hall-words';

const X = 12 * MM;
const [WIDTH, HEIGHT] = [A4.heightPt - 2 * X, A4.widthPt];
const MIDDLE = A4.heightPt / 2;
const ROWS_A_PAGE = 22;

const COLUMNS: readonly Column[] = [
  { title: '序号', widthPt: 12 * MM },
  { title: '场次', widthPt: 26 * MM },
  { title: '考点', widthPt: 52 * MM, align: 'left' },
  { title: '地址', widthPt: 58 * MM, align: 'left' },
  { title: '考场', widthPt: 14 * MM },
  { title: '位置', widthPt: 36 * MM, align: 'left' },
  { title: '座位', widthPt: 13 * MM },
  { title: '人数', widthPt: 13 * MM },
  { title: '监考员', widthPt: WIDTH - 224 * MM, align: 'left' },
];

/** The list of all rooms, landscape, with sums at the end. */
export function drawOverview({
  document,
  face,
  rows,
}: {
  document: HallDocument;
  face: HallFace;
  rows: readonly OverviewRow[];
}): void {
  const sum = (of: (row: OverviewRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const sites = new Set(rows.map(({ siteCode, siteName }) => `${siteCode} ${siteName}`)).size;
  const totals = `共 ${sites} 个考点、${rows.length} 个考场，座位 ${sum(({ places }) => places)} 个，已安排 ${sum(({ seated }) => seated)} 人。`;
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  for (let page = 0; page < pages; page += 1) {
    document.page('landscape');
    const title = `${face.examTitle}${face.rehearsal ? REHEARSAL : ''}`;
    document.text({ text: title, x: MIDDLE, y: 9 * MM, sizePt: 13, bold: true, align: 'centre', widthPt: WIDTH });
    document.text({
      text: '考场安排一览表',
      x: MIDDLE,
      y: 16 * MM,
      sizePt: 17,
      bold: true,
      align: 'centre',
      spacingPt: 3,
    });
    const shown = rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE);
    const cells = shown.map((row, index) => [
      String(page * ROWS_A_PAGE + index + 1),
      row.sittingTitle,
      `${row.siteCode} ${row.siteName}`,
      row.address,
      roomNumber(row.roomNumber),
      row.roomName,
      String(row.places),
      String(row.seated),
      row.invigilators,
    ]);
    const bottom = document.table({ x: X, y: 27 * MM, columns: COLUMNS, rows: cells, rowPt: 7 * MM, headPt: 8 * MM });
    if (page === pages - 1) document.text({ text: totals, x: X, y: bottom + 2 * MM, sizePt: 10, widthPt: WIDTH });
    const foot = `第 ${page + 1} 页，共 ${pages} 页`;
    document.text({ text: foot, x: X + WIDTH, y: HEIGHT - 9 * MM, sizePt: 8, align: 'right' });
  }
}
