type Document = PDFKit.PDFDocument;

export const PAGE = { widthPt: 841.89, heightPt: 595.28 };

const GOLD = '#B98A2C';
const BAND = { outerPt: 24, innerPt: 40 };

/** The paper's tint, a band of woven lines between two rules, and plain corners. */
export function drawBorder(doc: Document): void {
  doc.rect(0, 0, PAGE.widthPt, PAGE.heightPt).fill('#FFFDF7');
  const middle = (BAND.outerPt + BAND.innerPt) / 2;
  for (const phase of [0, 1 / 3, 2 / 3]) weave({ doc, insetPt: middle, amplitudePt: 5.2, phase });
  frame(doc, BAND.outerPt).lineWidth(2.2).stroke(GOLD);
  frame(doc, BAND.innerPt).lineWidth(0.8).stroke(GOLD);
  frame(doc, BAND.innerPt + 4)
    .lineWidth(0.4)
    .stroke(GOLD);
  for (const x of [middle, PAGE.widthPt - middle]) {
    for (const y of [middle, PAGE.heightPt - middle]) corner({ doc, x, y });
  }
}

const frame = (doc: Document, insetPt: number): Document =>
  doc.rect(insetPt, insetPt, PAGE.widthPt - 2 * insetPt, PAGE.heightPt - 2 * insetPt);

/** A wave along each side; three shifted ones form a weave. */
function weave({
  doc,
  insetPt,
  amplitudePt,
  phase,
}: {
  doc: Document;
  insetPt: number;
  amplitudePt: number;
  phase: number;
}): void {
  doc.save();
  const bandPt = BAND.innerPt - BAND.outerPt;
  doc
    .rect(BAND.outerPt, BAND.outerPt, PAGE.widthPt - 2 * BAND.outerPt, bandPt)
    .rect(BAND.outerPt, PAGE.heightPt - BAND.innerPt, PAGE.widthPt - 2 * BAND.outerPt, bandPt);
  doc
    .rect(BAND.outerPt, BAND.innerPt, bandPt, PAGE.heightPt - 2 * BAND.innerPt)
    .rect(PAGE.widthPt - BAND.innerPt, BAND.innerPt, bandPt, PAGE.heightPt - 2 * BAND.innerPt)
    .clip();
  const [right, bottom] = [PAGE.widthPt - insetPt, PAGE.heightPt - insetPt];
  wave({ doc, length: right - insetPt, amplitudePt, phase, at: (along, off) => [insetPt + along, insetPt + off] });
  wave({ doc, length: right - insetPt, amplitudePt, phase, at: (along, off) => [insetPt + along, bottom + off] });
  wave({ doc, length: bottom - insetPt, amplitudePt, phase, at: (along, off) => [insetPt + off, insetPt + along] });
  wave({ doc, length: bottom - insetPt, amplitudePt, phase, at: (along, off) => [right + off, insetPt + along] });
  doc.lineWidth(0.45).stroke('#D2AC5C').restore();
}

interface Wave {
  doc: Document;
  length: number;
  amplitudePt: number;
  phase: number;
  at: (along: number, off: number) => [number, number];
}

function wave({ doc, length, amplitudePt, phase, at }: Wave): void {
  const halfPt = length / Math.round(length / 13);
  let along = (phase - 1) * 2 * halfPt;
  let side = 1;
  doc.moveTo(...at(along, 0));
  while (along < length + halfPt) {
    // The cubic curve that is closest to half a sine wave.
    const control = (side * amplitudePt * 4) / 3;
    doc.bezierCurveTo(
      ...at(along + halfPt * 0.3642, control),
      ...at(along + halfPt * 0.6358, control),
      ...at(along + halfPt, 0),
    );
    along += halfPt;
    side = -side;
  }
}

function corner({ doc, x, y }: { doc: Document; x: number; y: number }): void {
  doc.rect(x - 10.5, y - 10.5, 21, 21).fillAndStroke('#FFFDF7', GOLD);
  for (let petal = 0; petal < 8; petal += 1) {
    const angle = (petal * Math.PI) / 4;
    doc
      .save()
      .translate(x, y)
      .rotate((angle * 180) / Math.PI);
    doc
      .moveTo(2, 0)
      .bezierCurveTo(4, -2.6, 6.5, -2.2, 8.4, 0)
      .bezierCurveTo(6.5, 2.2, 4, 2.6, 2, 0)
      .fill('#E3A82B')
      .restore();
  }
  doc.circle(x, y, 2.6).fill('#6B4317');
}
