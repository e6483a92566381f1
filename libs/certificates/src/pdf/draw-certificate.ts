import type { CertificateFace } from './certificate-face';
import type { CertificateFonts } from './certificate-fonts';
import {
  CHECK_HINT,
  CHECK_LABELS,
  HEADING,
  ID_NUMBER_LABEL,
  REHEARSAL_MARK,
  statementOf,
  SUBTITLE,
} from './certificate-words';
import { PAGE } from './draw-border';
import { drawQrCode } from './draw-qr';
import { setOrnaments } from './ornaments';
import type { PageGlyphs } from './page-glyphs';
import { setLine } from './set-line';
import { fittingSize, widthOf, wrapLines } from './set-text';

type Document = PDFKit.PDFDocument;

interface Drawing {
  doc: Document;
  face: CertificateFace;
  fonts: CertificateFonts;
  page: PageGlyphs;
}

const INK = '#33261A';
const BROWN = '#7A4A0C';
const QUIET = '#8A7454';
const MIDDLE = PAGE.widthPt / 2;
const TEXT_WIDTH_PT = 620;

/** One page, A4 landscape. */
export function drawCertificate(drawing: Drawing): void {
  const { doc, face, page } = drawing;
  setOrnaments(doc);
  drawHeading(drawing);
  drawHolder(drawing);
  drawStatement(drawing);
  drawCheck(drawing);
  drawIssuer(drawing);
  if (face.rehearsal) drawRehearsalMark(drawing);
  page.embed(doc);
}

function drawHeading({ doc, face, fonts, page }: Drawing): void {
  setLine({
    doc,
    page,
    text: HEADING,
    x: MIDDLE,
    y: 138,
    align: 'centre',
    style: { stack: fonts.bold, sizePt: 46, colour: BROWN, spacingPt: 16 },
  });
  const half = drawSubtitle({ doc, face, fonts, page }) / 2 + 28;
  for (const side of [-1, 1]) {
    doc
      .moveTo(MIDDLE + side * half, 214)
      .lineTo(MIDDLE + side * (half + 110), 214)
      .lineWidth(0.6)
      .stroke('#D2AC5C');
  }
}

/** The exam's own title for the certificate, or the default subtitle. Returns the width in points. */
function drawSubtitle({ doc, face, fonts, page }: Drawing): number {
  const hasOwnTitle = face.title !== HEADING && face.title !== face.examTitle;
  const text = hasOwnTitle ? face.title : SUBTITLE;
  const sizePt = hasOwnTitle
    ? fittingSize({ text, stack: fonts.regular, sizePt: 15, minSizePt: 6, widthPt: 400 })
    : 9.5;
  const style = { stack: fonts.regular, sizePt, colour: hasOwnTitle ? BROWN : QUIET, spacingPt: hasOwnTitle ? 0 : 4 };
  setLine({ doc, page, text, x: MIDDLE, y: 214 - sizePt * 0.74, align: 'centre', style });
  return widthOf({ text, style });
}

function drawHolder({ doc, face, fonts, page }: Drawing): void {
  const sizePt = fittingSize({ text: face.holderName, stack: fonts.bold, sizePt: 32, minSizePt: 10, widthPt: 480 });
  const spacingPt = [...face.holderName].length <= 4 ? 6 : 0;
  const style = { stack: fonts.bold, sizePt, colour: INK, spacingPt };
  const baselinePt = 292;
  setLine({ doc, page, text: face.holderName, x: MIDDLE, y: baselinePt - sizePt * 1.3, align: 'centre', style });
  const half = Math.max(110, widthOf({ text: face.holderName, style }) / 2 + 24);
  doc
    .moveTo(MIDDLE - half, 296)
    .lineTo(MIDDLE + half, 296)
    .lineWidth(0.7)
    .stroke('#C59A45');
  setLine({
    doc,
    page,
    text: `${ID_NUMBER_LABEL} ${face.maskedIdNumber}`,
    x: MIDDLE,
    y: 303,
    align: 'centre',
    style: { stack: fonts.regular, sizePt: 11, colour: QUIET, spacingPt: 0.5 },
  });
}

function drawStatement({ doc, face, fonts, page }: Drawing): void {
  const text = statementOf(face.examTitle);
  const sizePt = [...text].length <= 60 ? 18 : 15;
  const lines = wrapLines({ text, stack: fonts.regular, sizePt, widthPt: TEXT_WIDTH_PT });
  lines.forEach((line, index) => {
    setLine({
      doc,
      page,
      text: line,
      x: MIDDLE,
      y: 342 + index * sizePt * 1.75,
      align: 'centre',
      style: { stack: fonts.regular, sizePt, colour: INK, spacingPt: 0 },
    });
  });
}

function drawCheck({ doc, face, fonts, page }: Drawing): void {
  const [x, y, sidePt] = [76, 436, 96];
  drawQrCode({ doc, text: face.verifyUrl, x, y, sidePt });
  doc.rect(x, y, sidePt, sidePt).lineWidth(0.5).stroke('#D2AC5C');
  const facts: [string, string][] = [
    [CHECK_LABELS.number, face.number],
    [CHECK_LABELS.checkCode, face.checkCode],
  ];
  if (face.lastValidDay !== null) facts.push([CHECK_LABELS.lastValidDay, face.lastValidDay]);
  if (face.correctedOn !== null) facts.push([CHECK_LABELS.correctedOn, face.correctedOn]);
  const top = y + (sidePt - (facts.length + 1) * 22) / 2 + 2;
  facts.forEach(([label, value], index) => {
    setLine({
      doc,
      page,
      text: label,
      x: x + sidePt + 18,
      y: top + index * 22,
      align: 'left',
      style: { stack: fonts.regular, sizePt: 11, colour: QUIET },
    });
    setLine({
      doc,
      page,
      text: value,
      x: x + sidePt + 76,
      y: top + index * 22,
      align: 'left',
      style: { stack: fonts.regular, sizePt: 11.5, colour: INK, spacingPt: 0.4 },
    });
  });
  setLine({
    doc,
    page,
    text: CHECK_HINT,
    x: x + sidePt + 18,
    y: top + facts.length * 22 + 2,
    align: 'left',
    style: { stack: fonts.regular, sizePt: 9, colour: QUIET },
  });
}

function drawIssuer({ doc, face, fonts, page }: Drawing): void {
  const right = PAGE.widthPt - 84;
  const sizePt = fittingSize({ text: face.issuer, stack: fonts.bold, sizePt: 17, minSizePt: 8, widthPt: 330 });
  setLine({
    doc,
    page,
    text: face.issuer,
    x: right,
    y: 462,
    align: 'right',
    style: { stack: fonts.bold, sizePt, colour: INK },
  });
  setLine({
    doc,
    page,
    text: face.issuedOn,
    x: right,
    y: 494,
    align: 'right',
    style: { stack: fonts.regular, sizePt: 14, colour: INK },
  });
}

function drawRehearsalMark({ doc, fonts, page }: Drawing): void {
  doc
    .save()
    .rotate(-24, { origin: [MIDDLE, PAGE.heightPt / 2] })
    .opacity(0.3);
  setLine({
    doc,
    page,
    text: REHEARSAL_MARK,
    x: MIDDLE,
    y: PAGE.heightPt / 2 - 90,
    align: 'centre',
    style: { stack: fonts.bold, sizePt: 124, colour: '#C8321E' },
  });
  doc.restore();
}
