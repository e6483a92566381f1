import type { HallFace, TicketFace, TicketsAPage } from './hall-paper-data';
import { A4, MM, type HallDocument } from './hall-document';
import { REHEARSAL, roomNumber, seatNumber, spacedCode, spacedTicket, TICKET_NOTES } from './hall-words';

interface Page {
  document: HallDocument;
  face: HallFace;
  perPage: TicketsAPage;
}

interface Card extends Page {
  ticket: TicketFace;
  /** Upper left corner, inside of which the ticket keeps its own margin. */
  x: number;
  y: number;
  widthPt: number;
  heightPt: number;
}

const LAYOUTS: Record<TicketsAPage, { columns: number; rows: number; draw: (card: Card) => void }> = {
  1: { columns: 1, rows: 1, draw: drawLarge },
  4: { columns: 2, rows: 2, draw: drawMedium },
  8: { columns: 2, rows: 4, draw: drawSmall },
};

/** Admission tickets, 1, 4 or 8 on a page, to be cut along the dashed lines. `pictures`: maps of sites by hash. */
export function drawTickets({
  tickets,
  pictures,
  ...page
}: Page & { tickets: readonly TicketFace[]; pictures: Record<string, Uint8Array> }): void {
  const { document, perPage } = page;
  const { columns, rows, draw } = LAYOUTS[perPage];
  const [widthPt, heightPt] = [A4.widthPt / columns, A4.heightPt / rows];
  tickets.forEach((ticket, index) => {
    const place = index % perPage;
    if (place === 0) startPage({ document, columns, rows });
    const [x, y] = [(place % columns) * widthPt, Math.floor(place / columns) * heightPt];
    draw({ ...page, ticket, x, y, widthPt, heightPt });
    if (perPage === 1) drawMap({ document, ticket, pictures });
  });
}

function startPage({ document, columns, rows }: { document: HallDocument; columns: number; rows: number }): void {
  document.page();
  for (let column = 1; column < columns; column += 1) {
    const x = (A4.widthPt / columns) * column;
    document.cutLine({ x, y: 0, toX: x, toY: A4.heightPt });
  }
  for (let row = 1; row < rows; row += 1) {
    const y = (A4.heightPt / rows) * row;
    document.cutLine({ x: 0, y, toX: A4.widthPt, toY: y });
  }
}

const siteOf = ({ place, siteText }: TicketFace): string => place?.siteName ?? siteText ?? '';
const seatOf = ({ place }: TicketFace): string =>
  place ? `第 ${roomNumber(place.roomNumber)} 考场  ${seatNumber(place.seatNumber)} 号座位` : '';
const titleOf = ({ face }: Card): string => `${face.examTitle}${face.rehearsal ? REHEARSAL : ''}`;

function factsOf(ticket: TicketFace): [string, string, boolean?][] {
  const { sitting, place } = ticket;
  const facts: [string, string, boolean?][] = [
    ['姓名', ticket.name, true],
    ['证件号码', ticket.maskedIdNumber],
    ['单位', ticket.organisationName],
    ['准考证号', spacedTicket(ticket.ticketNumber), true],
    ['登录码', spacedCode(ticket.accessCode), true],
    ['场次', sitting.title],
    ['考试时间', sitting.time],
    ['最迟入场', sitting.latestEntry ?? ''],
    ['考点', siteOf(ticket)],
    ['地址', place?.address ?? ''],
    ['考场座位', seatOf(ticket), true],
    ['位置', place?.roomName ?? ''],
    ['考点电话', place?.phone ?? ''],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** Label and value on each line; returns the y below. */
function drawFacts({
  card: { document },
  facts,
  x,
  y,
  widthPt,
  sizePt,
  leadingPt,
}: {
  card: Card;
  facts: readonly [string, string, boolean?][];
  x: number;
  y: number;
  widthPt: number;
  sizePt: number;
  leadingPt: number;
}): number {
  const labelPt = sizePt * 4.6;
  facts.forEach(([label, value, bold = false], index) => {
    const top = y + index * leadingPt;
    document.text({ text: label, x, y: top, sizePt });
    document.text({ text: value, x: x + labelPt, y: top, sizePt, bold, widthPt: widthPt - labelPt });
  });
  return y + facts.length * leadingPt;
}

function drawPhotoPlace({
  document,
  x,
  y,
  heightPt,
}: {
  document: HallDocument;
  x: number;
  y: number;
  heightPt: number;
}): void {
  const widthPt = (heightPt * 25) / 35;
  document.box({ x, y, widthPt, heightPt, linePt: 0.5 });
  document.text({ text: '贴照片处', x: x + widthPt / 2, y: y + heightPt / 2 - 6, sizePt: 8, align: 'centre', widthPt });
}

function drawNotes({
  card: { document, ticket },
  x,
  y,
  widthPt,
  sizePt,
  bottom,
}: {
  card: Card;
  x: number;
  y: number;
  widthPt: number;
  sizePt: number;
  bottom: number;
}): void {
  const leadingPt = sizePt * 1.5;
  document.text({ text: '考生须知', x, y, sizePt, bold: true });
  let top = y + leadingPt * 1.15;
  const latest = ticket.sitting.latestEntry;
  const notes = latest === null ? TICKET_NOTES : [`${latest} 后不得入场。`, ...TICKET_NOTES];
  notes.forEach((note, index) => {
    if (top + leadingPt > bottom) return;
    const mostLines = Math.floor((bottom - top) / leadingPt);
    top = document.paragraph({ text: `${index + 1}. ${note}`, x, y: top, sizePt, widthPt, leadingPt, mostLines });
  });
}

function drawLarge(card: Card): void {
  const { document, ticket, widthPt, face } = card;
  const [x, right] = [22 * MM, widthPt - 22 * MM];
  document.text({
    text: titleOf(card),
    x: widthPt / 2,
    y: 20 * MM,
    sizePt: 18,
    bold: true,
    align: 'centre',
    widthPt: right - x,
  });
  document.text({ text: '准考证', x: widthPt / 2, y: 30 * MM, sizePt: 24, bold: true, align: 'centre', spacingPt: 10 });
  document.box({ x: x - 4 * MM, y: 45 * MM, widthPt: right - x + 8 * MM, heightPt: 100 * MM, linePt: 0.9 });
  const photoPt = 45 * MM;
  const photoX = right - (photoPt * 25) / 35;
  drawPhotoPlace({ document, x: photoX, y: 50 * MM, heightPt: photoPt });
  drawFacts({
    card,
    facts: factsOf(ticket),
    x,
    y: 49 * MM,
    widthPt: photoX - x - 5 * MM,
    sizePt: 12,
    leadingPt: 7.2 * MM,
  });
  const qrPt = 40 * MM;
  const qrX = photoX + ((photoPt * 25) / 35 - qrPt) / 2;
  document.qr({ text: ticket.link, x: qrX, y: 97 * MM, sidePt: qrPt });
  document.text({ text: '扫码登录，请勿外传', x: qrX + qrPt / 2, y: 137 * MM, sizePt: 8, align: 'centre' });
  drawNotes({ card, x, y: 150 * MM, widthPt: right - x, sizePt: 10.5, bottom: 196 * MM });
  document.text({ text: face.issuer, x: right, y: 283 * MM, sizePt: 11, align: 'right', widthPt: 120 * MM });
}

function drawMap({
  document,
  ticket: { place },
  pictures,
}: {
  document: HallDocument;
  ticket: TicketFace;
  pictures: Record<string, Uint8Array>;
}): void {
  if (!place) return;
  const [x, widthPt] = [22 * MM, A4.widthPt - 44 * MM];
  document.text({ text: '考点位置', x, y: 199 * MM, sizePt: 10.5, bold: true });
  const text = [place.address, place.directions].filter((part) => part !== '').join('\u3000');
  const below = document.paragraph({ text, x, y: 205 * MM, sizePt: 10, widthPt, mostLines: 2 });
  const bytes = place.mapSha256 === null ? undefined : pictures[place.mapSha256];
  const box = { x, y: below + 2 * MM, widthPt, heightPt: 280 * MM - below - 2 * MM };
  if (bytes && place.mapSha256 !== null && document.picture({ key: place.mapSha256, bytes, ...box })) document.box(box);
}

function drawMedium(card: Card): void {
  const { document, ticket, widthPt, heightPt } = card;
  const [x, y, margin] = [card.x + 7 * MM, card.y, 7 * MM];
  const inner = widthPt - 2 * margin;
  const middle = card.x + widthPt / 2;
  document.text({
    text: titleOf(card),
    x: middle,
    y: y + 6 * MM,
    sizePt: 10.5,
    bold: true,
    align: 'centre',
    widthPt: inner,
  });
  document.text({ text: '准考证', x: middle, y: y + 11.5 * MM, sizePt: 15, bold: true, align: 'centre', spacingPt: 5 });
  const photoPt = 29 * MM;
  const photoX = x + inner - (photoPt * 25) / 35;
  drawPhotoPlace({ document, x: photoX, y: y + 21 * MM, heightPt: photoPt });
  const facts = factsOf(ticket);
  const beside = facts.slice(0, 5);
  drawFacts({ card, facts: beside, x, y: y + 21 * MM, widthPt: photoX - x - 3 * MM, sizePt: 9, leadingPt: 5.9 * MM });
  const qrPt = 33 * MM;
  const top = y + 53 * MM;
  const qrX = x + inner - qrPt + 2 * MM;
  document.qr({ text: ticket.link, x: qrX, y: top + 22 * MM, sidePt: qrPt });
  document.text({ text: '扫码登录，请勿外传', x: qrX + qrPt / 2, y: top + 54.5 * MM, sizePt: 7, align: 'centre' });
  const below = facts.slice(5);
  const [first, rest] = [below.slice(0, 4), below.slice(4)];
  const next = drawFacts({ card, facts: first, x, y: top, widthPt: inner, sizePt: 9, leadingPt: 5.6 * MM });
  drawFacts({ card, facts: rest, x, y: next, widthPt: qrX - x - 1 * MM, sizePt: 9, leadingPt: 5.6 * MM });
  drawNotes({ card, x, y: top + 59 * MM, widthPt: inner, sizePt: 7, bottom: y + heightPt - 5 * MM });
}

function drawSmall(card: Card): void {
  const { document, ticket, widthPt } = card;
  const [x, y] = [card.x + 6 * MM, card.y];
  const inner = widthPt - 12 * MM;
  const middle = card.x + widthPt / 2;
  document.text({
    text: `${titleOf(card)} 准考证`,
    x: middle,
    y: y + 5 * MM,
    sizePt: 9.5,
    bold: true,
    align: 'centre',
    widthPt: inner,
  });
  const qrPt = 29 * MM;
  const qrX = x + inner - qrPt + 2 * MM;
  const facts = factsOf(ticket).filter(([label]) => !['地址', '考点电话', '位置'].includes(label));
  drawFacts({ card, facts, x, y: y + 12 * MM, widthPt: qrX - x - 1 * MM, sizePt: 8, leadingPt: 5.3 * MM });
  document.qr({ text: ticket.link, x: qrX, y: y + 9 * MM, sidePt: qrPt });
  document.text({ text: '扫码登录，请勿外传', x: qrX + qrPt / 2, y: y + 37.5 * MM, sizePt: 6.5, align: 'centre' });
  const photoPt = 28 * MM;
  drawPhotoPlace({ document, x: qrX + (qrPt - (photoPt * 25) / 35) / 2, y: y + 42 * MM, heightPt: photoPt });
  document.text({ text: '凭本证和有效身份证件原件入场。', x, y: y + 67 * MM, sizePt: 7, widthPt: inner });
}
