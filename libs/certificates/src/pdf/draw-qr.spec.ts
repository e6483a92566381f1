import { create } from 'qrcode';
import { drawQrCode } from './draw-qr';

describe('the printed QR code', () => {
  it('has each dark module of the code in its place, and a white margin of four', () => {
    const text = 'https://exam.example.org/verify/SF202601234567894?code=K7M2QX9P';
    const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
    const rectangles: number[][] = [];
    const doc = { rect: (...rectangle: number[]) => (rectangles.push(rectangle), doc), fill: () => doc };
    drawQrCode({ doc: doc as unknown as PDFKit.PDFDocument, text, x: 100, y: 200, sidePt: (size + 8) * 2 });
    const [margin, ...bars] = rectangles;
    expect(margin).toEqual([100, 200, (size + 8) * 2, (size + 8) * 2]);
    const dark = new Set(
      bars.flatMap(([x = 0, y = 0, width = 0]) =>
        Array.from({ length: width / 2 }, (_, module) => `${(x - 100) / 2 - 4 + module},${(y - 200) / 2 - 4}`),
      ),
    );
    const expected = new Set(
      [...data].flatMap((module, index) => (module ? [`${index % size},${Math.floor(index / size)}`] : [])),
    );
    expect(dark).toEqual(expected);
  });
});
