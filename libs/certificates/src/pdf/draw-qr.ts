import { create } from 'qrcode';

type Document = PDFKit.PDFDocument;

/** The minimum white margin that readers need, in modules. Source: ISO/IEC 18004. */
const QUIET_MODULES = 4;

/** Draws a QR code as rectangles, which are sharp at every size. `sidePt` includes the white margin. */
export function drawQrCode({
  doc,
  text,
  x,
  y,
  sidePt,
}: {
  doc: Document;
  text: string;
  x: number;
  y: number;
  sidePt: number;
}): void {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const modulePt = sidePt / (size + 2 * QUIET_MODULES);
  doc.rect(x, y, sidePt, sidePt).fill('#FFFFFF');
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = column;
      while (column < size && data[row * size + column]) column += 1;
      if (column > from) {
        doc.rect(
          x + (from + QUIET_MODULES) * modulePt,
          y + (row + QUIET_MODULES) * modulePt,
          (column - from) * modulePt,
          modulePt,
        );
      }
    }
  }
  doc.fill('#1E1A14');
}
