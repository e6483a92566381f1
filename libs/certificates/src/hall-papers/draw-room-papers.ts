import type { HallFace, HallPaper, PersonFace, RoomFace } from './hall-paper-data';
import { A4, MM, type Column, type HallDocument } from './hall-document';
import { REHEARSAL, roomNumber, seatNumber, spacedTicket } from './hall-words';

interface RoomPage {
  document: HallDocument;
  face: HallFace;
  room: RoomFace;
}

const X = 15 * MM;
const WIDTH = A4.widthPt - 2 * X;
const MIDDLE = A4.widthPt / 2;

const DRAWINGS: Record<Exclude<HallPaper, 'tickets' | 'overview'>, (page: RoomPage) => void> = {
  'door-sheets': drawDoorSheet,
  'desk-labels': drawDeskLabels,
  'sign-in-sheets': drawSignInSheet,
  'room-records': drawRoomRecord,
};

/** The pages of one room. */
export const drawRoomPaper = ({ kind, ...page }: RoomPage & { kind: keyof typeof DRAWINGS }): void =>
  DRAWINGS[kind](page);

/** `7` people, 3 a page: `[[0,1,2],[3,4,5],[6]]`; an empty room has one page. */
function paged<T>(items: readonly T[], size: number): T[][] {
  const pages: T[][] = [];
  for (let start = 0; start < items.length; start += size) pages.push(items.slice(start, start + size));
  return pages.length > 0 ? pages : [[]];
}

const titleOf = ({ examTitle, rehearsal }: HallFace): string => `${examTitle}${rehearsal ? REHEARSAL : ''}`;

function drawFoot({
  document,
  page,
  pages,
  room,
}: {
  document: HallDocument;
  page: number;
  pages: number;
  room: RoomFace;
}): void {
  const y = A4.heightPt - 10 * MM;
  const name = `${room.siteName} 第 ${roomNumber(room.roomNumber)} 考场`;
  document.text({ text: name, x: X, y, sizePt: 8, widthPt: WIDTH - 40 * MM });
  document.text({ text: `第 ${page} 页，共 ${pages} 页`, x: X + WIDTH, y, sizePt: 8, align: 'right' });
}

/** Title, what sheet it is, and of which room; returns the y below. */
function drawHead({ document, face, room, name }: RoomPage & { name: string }): number {
  const qrPt = 22 * MM;
  const textWidth = WIDTH - 2 * qrPt;
  document.text({
    text: titleOf(face),
    x: MIDDLE,
    y: 12 * MM,
    sizePt: 14,
    bold: true,
    align: 'centre',
    widthPt: textWidth,
  });
  document.text({
    text: name,
    x: MIDDLE,
    y: 20 * MM,
    sizePt: 18,
    bold: true,
    align: 'centre',
    spacingPt: 3,
    widthPt: textWidth,
  });
  document.qr({ text: room.link, x: X + WIDTH - qrPt + 2 * MM, y: 8 * MM, sidePt: qrPt });
  const [left, right] = [X, X + WIDTH / 2 + 8 * MM];
  const facts: [number, number, string][] = [
    [left, 32, `考点：${room.siteCode} ${room.siteName}`],
    [right, 32, `考场：第 ${roomNumber(room.roomNumber)} 考场${room.roomName ? `（${room.roomName}）` : ''}`],
    [left, 38, `场次：${room.sitting.title}`],
    [right, 38, `时间：${room.sitting.time}`],
  ];
  for (const [x, y, text] of facts)
    document.text({ text, x, y: y * MM, sizePt: 10, widthPt: x === left ? right - left - 3 * MM : X + WIDTH - right });
  return 46 * MM;
}

const ROWS_A_PAGE = 30;
const SIGN_IN: readonly Column[] = [
  { title: '座位号', widthPt: 13 * MM },
  { title: '准考证号', widthPt: 36 * MM },
  { title: '姓名', widthPt: 30 * MM },
  { title: '证件号码', widthPt: 33 * MM },
  { title: '签到', widthPt: 25 * MM },
  { title: '签退', widthPt: 24 * MM },
  { title: '备注', widthPt: 19 * MM },
];

function drawSignInSheet({ document, face, room }: RoomPage): void {
  const pages = paged(room.people, ROWS_A_PAGE);
  pages.forEach((people, index) => {
    document.page();
    const y = drawHead({ document, face, room, name: '考生签到表' });
    const rows = people.map((person) => [
      seatNumber(person.seatNumber),
      spacedTicket(person.ticketNumber),
      person.name,
      person.maskedIdNumber,
      '',
      '',
      person.note,
    ]);
    document.table({ x: X, y, columns: SIGN_IN, rows, rowPt: 7 * MM, headPt: 8 * MM });
    const foot = A4.heightPt - 29 * MM;
    const expected = room.people.filter(({ note }) => note === '').length;
    document.text({
      text: `应到 ${expected} 人\u3000\u3000实到 ______ 人\u3000\u3000缺考 ______ 人`,
      x: X,
      y: foot,
      sizePt: 10.5,
    });
    document.text({
      text: '监考员签名：____________________\u3000____________________',
      x: X,
      y: foot + 8 * MM,
      sizePt: 10.5,
    });
    drawFoot({ document, page: index + 1, pages: pages.length, room });
  });
}

const LABEL_COLUMNS = 3;
const LABEL_ROWS = 10;

/** Three by ten on a page, to be cut and stuck on the desks. */
function drawDeskLabels({ document, face, room }: RoomPage): void {
  const [widthPt, heightPt] = [A4.widthPt / LABEL_COLUMNS, A4.heightPt / LABEL_ROWS];
  for (const people of paged(room.people, LABEL_COLUMNS * LABEL_ROWS)) {
    document.page();
    for (let column = 1; column < LABEL_COLUMNS; column += 1)
      document.cutLine({ x: column * widthPt, y: 0, toX: column * widthPt, toY: A4.heightPt });
    for (let row = 1; row < LABEL_ROWS; row += 1)
      document.cutLine({ x: 0, y: row * heightPt, toX: A4.widthPt, toY: row * heightPt });
    people.forEach((person, index) => {
      const [x, y] = [(index % LABEL_COLUMNS) * widthPt + 5 * MM, Math.floor(index / LABEL_COLUMNS) * heightPt];
      drawLabel({ document, face, room, person, x, y, widthPt: widthPt - 10 * MM });
    });
  }
}

function drawLabel({
  document,
  room,
  person,
  x,
  y,
  widthPt,
}: RoomPage & { person: PersonFace; x: number; y: number; widthPt: number }): void {
  const numberPt = 17 * MM;
  document.text({
    text: seatNumber(person.seatNumber),
    x: x + numberPt / 2,
    y: y + 5 * MM,
    sizePt: 32,
    bold: true,
    align: 'centre',
    widthPt: numberPt,
  });
  document.text({
    text: `${roomNumber(room.roomNumber)} 考场`,
    x: x + numberPt / 2,
    y: y + 21 * MM,
    sizePt: 9,
    align: 'centre',
    widthPt: numberPt,
  });
  const left = x + numberPt + 2 * MM;
  const width = widthPt - numberPt - 2 * MM;
  document.text({ text: person.name, x: left, y: y + 5.5 * MM, sizePt: 14, bold: true, widthPt: width });
  document.text({ text: spacedTicket(person.ticketNumber), x: left, y: y + 12.5 * MM, sizePt: 10, widthPt: width });
  document.text({ text: person.maskedIdNumber, x: left, y: y + 17.5 * MM, sizePt: 8.5, widthPt: width });
  document.text({ text: room.siteName, x: left, y: y + 22 * MM, sizePt: 7.5, widthPt: width });
}

function drawDoorSheet({ document, face, room }: RoomPage): void {
  document.page();
  document.text({
    text: titleOf(face),
    x: MIDDLE,
    y: 14 * MM,
    sizePt: 16,
    bold: true,
    align: 'centre',
    widthPt: WIDTH,
  });
  document.text({
    text: `第 ${roomNumber(room.roomNumber)} 考场`,
    x: MIDDLE,
    y: 24 * MM,
    sizePt: 54,
    bold: true,
    align: 'centre',
    widthPt: WIDTH,
  });
  const [first, last] = [room.people[0], room.people.at(-1)];
  const facts = [
    `${room.siteName}${room.roomName ? `\u3000${room.roomName}` : ''}`,
    `${room.sitting.title}\u3000${room.sitting.time}`,
    first && last
      ? `座位 ${seatNumber(first.seatNumber)}—${seatNumber(last.seatNumber)}，共 ${room.people.length} 人`
      : '暂无考生',
  ];
  facts.forEach((text, index) =>
    document.text({ text, x: MIDDLE, y: (53 + index * 7) * MM, sizePt: 12, align: 'centre', widthPt: WIDTH }),
  );
  const qrPt = 24 * MM;
  document.qr({ text: room.link, x: X + WIDTH - qrPt + 3 * MM, y: A4.heightPt - 32 * MM, sidePt: qrPt });
  document.text({
    text: '监考员扫码核对到场',
    x: X + WIDTH - qrPt,
    y: A4.heightPt - 22 * MM,
    sizePt: 9,
    align: 'right',
  });
  if (room.invigilators !== '')
    document.text({
      text: `监考员：${room.invigilators}`,
      x: X,
      y: A4.heightPt - 18 * MM,
      sizePt: 11,
      widthPt: WIDTH - 75 * MM,
    });
  if (room.shape.columns <= 8 && room.shape.rows <= 12) drawSeats({ document, face, room });
  else drawSeatList({ document, face, room });
}

/** The room as one sees it from the door at the back: the front is above. */
function drawSeats({ document, room }: RoomPage): void {
  const top = 80 * MM;
  document.box({ x: MIDDLE - 25 * MM, y: top, widthPt: 50 * MM, heightPt: 7 * MM });
  document.text({ text: '讲\u3000台', x: MIDDLE, y: top + 1.2 * MM, sizePt: 11, align: 'centre' });
  const gap = 2 * MM;
  const widthPt = Math.min(42 * MM, (WIDTH - gap * (room.shape.columns - 1)) / room.shape.columns);
  const heightPt = Math.min(
    20 * MM,
    (A4.heightPt - 35 * MM - top - 11 * MM - gap * (room.shape.rows - 1)) / room.shape.rows,
  );
  const left = MIDDLE - (widthPt * room.shape.columns + gap * (room.shape.columns - 1)) / 2;
  const people = new Map(room.people.map((person) => [person.seatNumber, person]));
  for (const { seat, row, column } of room.plan) {
    const [x, y] = [left + column * (widthPt + gap), top + 11 * MM + row * (heightPt + gap)];
    const person = people.get(seat);
    const middle = x + widthPt / 2;
    const sizePt = Math.min(11, heightPt / 3.6);
    document.box({ x, y, widthPt, heightPt, linePt: 0.6 });
    document.text({
      text: `${seatNumber(seat)}  ${person?.name ?? ''}`,
      x: middle,
      y: y + heightPt * 0.12,
      sizePt,
      bold: true,
      align: 'centre',
      widthPt: widthPt - 4,
    });
    document.text({
      text: person ? spacedTicket(person.ticketNumber) : '空',
      x: middle,
      y: y + heightPt * 0.55,
      sizePt: sizePt * 0.72,
      align: 'centre',
      widthPt: widthPt - 4,
    });
  }
}

const LIST_COLUMNS = 2;
const LIST_ROWS = 34;

/** For rooms too large for a plan. */
function drawSeatList({ document, room }: RoomPage): void {
  const width = WIDTH / LIST_COLUMNS;
  paged(room.people, LIST_COLUMNS * LIST_ROWS).forEach((people, page) => {
    if (page > 0) {
      document.page();
      document.text({ text: `第 ${roomNumber(room.roomNumber)} 考场`, x: X, y: 11 * MM, sizePt: 14, bold: true });
    }
    const top = page > 0 ? 20 * MM : 80 * MM;
    paged(people, LIST_ROWS).forEach((column, index) => {
      const rows = column.map((person) => [
        seatNumber(person.seatNumber),
        person.name,
        spacedTicket(person.ticketNumber),
      ]);
      const columns: Column[] = [
        { title: '座位', widthPt: 12 * MM },
        { title: '姓名', widthPt: width - 53 * MM },
        { title: '准考证号', widthPt: 37 * MM },
      ];
      document.table({ x: X + index * width, y: top, columns, rows, rowPt: 5 * MM, sizePt: 8 });
    });
  });
}

const RECORD_LINES: [string, number][] = [
  ['缺考考生（座位号、准考证号、姓名）', 50],
  ['违纪、作弊情况（座位号、准考证号、姓名、情节和处理）', 46],
  ['设备、网络故障和更换座位、备用机情况（原座位、新座位、时间）', 38],
  ['考场秩序和其他情况', 38],
];

function drawRoomRecord({ document, face, room }: RoomPage): void {
  document.page();
  const y = drawHead({ document, face, room, name: '考场情况记录表' });
  const expected = room.people.filter(({ note }) => note === '').length;
  const columns: Column[] = ['应到人数', '实到人数', '缺考人数', '违纪人数', '提前交卷'].map((title) => ({
    title,
    widthPt: WIDTH / 5,
  }));
  let top = document.table({
    x: X,
    y,
    columns,
    rows: [[String(expected), '', '', '', '']],
    rowPt: 9 * MM,
    headPt: 8 * MM,
    sizePt: 10.5,
  });
  for (const [title, heightMm] of RECORD_LINES) {
    const heightPt = heightMm * MM;
    document.box({ x: X, y: top, widthPt: WIDTH, heightPt, linePt: 0.9 });
    document.text({ text: title, x: X + 2 * MM, y: top + 1.5 * MM, sizePt: 10, bold: true, widthPt: WIDTH - 4 * MM });
    for (let line = top + 13 * MM; line < top + heightPt - 3 * MM; line += 8 * MM)
      document.rule({ x: X + 4 * MM, y: line, widthPt: WIDTH - 8 * MM, linePt: 0.3 });
    top += heightPt;
  }
  document.box({ x: X, y: top, widthPt: WIDTH, heightPt: 26 * MM, linePt: 0.9 });
  const signs: [number, number, string][] = [
    [0, 4, '开考时间：______ 时 ______ 分'],
    [95, 4, '结束时间：______ 时 ______ 分'],
    [0, 15, '监考员签名：____________\u3000____________'],
    [95, 15, '主考签名：____________\u3000____ 月 ____ 日'],
  ];
  for (const [x, dy, text] of signs)
    document.text({ text, x: X + (3 + x) * MM, y: top + dy * MM, sizePt: 10, widthPt: 84 * MM });
  if (room.invigilators !== '')
    document.text({ text: `监考员：${room.invigilators}`, x: X, y: top + 28 * MM, sizePt: 9, widthPt: WIDTH });
  drawFoot({ document, page: 1, pages: 1, room });
}
