import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { drawBorder, PAGE } from './draw-border';
import { drawSunflower, drawSunflowerShade } from './draw-sunflower';
import { deflatedStream } from './pdf-objects';

type Document = PDFKit.PDFDocument;

const NAME = 'Ornaments';
const MIDDLE = PAGE.widthPt / 2;
let drawn: Buffer | null = null;

/** The ornaments of every certificate, without text: drawn and compressed once, then added to each page. */
export function setOrnaments(doc: Document): void {
  drawn ??= deflateSync(operatorsOf(drawOrnaments));
  const entries = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, PAGE.widthPt, PAGE.heightPt], Resources: {} };
  const resources = doc.page.xobjects as Record<string, object>;
  resources[NAME] = deflatedStream({ doc, bytes: drawn, entries });
  doc.addContent(`/${NAME} Do`);
}

function drawOrnaments(doc: Document): void {
  drawBorder(doc);
  drawSunflowerShade({ doc, x: MIDDLE, y: 322, radius: 190 });
  drawSunflower({ doc, x: MIDDLE, y: 96, radius: 38 });
}

// Rounds to a thousandth of a point, finer than any printer; further digits make up half of the bytes.
function operatorsOf(draw: (doc: Document) => void): string {
  const doc = new PDFDocument({ size: [PAGE.widthPt, PAGE.heightPt], margin: 0, font: null as unknown as string });
  const operators: string[] = [];
  doc.addContent = (operator: string) => {
    operators.push(operator.replace(/-?\d+\.\d{4,}/g, (number) => String(Number(Number(number).toFixed(3)))));
    return doc;
  };
  draw(doc);
  return operators.join('\n');
}
