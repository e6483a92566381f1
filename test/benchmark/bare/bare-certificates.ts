import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create, type Font, type Subset } from 'fontkit';
import PDFDocument from 'pdfkit';
import { create as createQrCode } from 'qrcode';
import type { CertificateFace } from '../../../libs/certificates/src/pdf/certificate-face';
import type { Batch } from '../batch';
import { certificateFace } from '../rows/certificate-faces';

/** Fields of a subset that the library's type lacks. */
interface CountedSubset extends Subset {
  glyphs: unknown[];
}

/** pdfkit's internal state of a font in a document. */
interface EmbeddedFont {
  widths: number[];
  unicode: number[][];
  subset: CountedSubset;
}

// This many certificates contain every character and every pair of characters.
const FACES_LOOKED_AT = 1000;

/**
 * Draws the same text and a QR code on a page with pdfkit alone: no ornaments, no check for missing characters, fonts
 * subset once.
 */
export const drawBare: Batch = async ({ argument, tell }) => {
  const count = Number(argument);
  const fonts = { regular: cutFont(WEIGHTS.regular), bold: cutFont(WEIGHTS.bold) };
  for (let index = 1; index <= count; index += 1) {
    await draw({ face: certificateFace(index), fonts });
    if (index === Math.floor(count / 4)) tell(index);
  }
};

const linesOf = (face: CertificateFace): string[] => [
  '合格证书',
  face.title,
  face.holderName,
  `证件号码 ${face.maskedIdNumber}`,
  `在“${face.examTitle}”中成绩合格，特发此证。`,
  '证书编号',
  face.number,
  '校验码',
  face.checkCode,
  '有效期至',
  face.lastValidDay ?? '',
  '扫描二维码，可核验本证书真伪',
  face.issuer,
  face.issuedOn,
];

const WEIGHTS = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' };

/** All documents embed the same subset of the font, which is encoded once. */
function cutFont(file: string): Font {
  const font = create(
    readFileSync(join(dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')), file)),
  ) as Font;
  const subset = font.createSubset() as CountedSubset;
  for (let index = 0; index < FACES_LOOKED_AT; index += 1) {
    for (const line of linesOf(certificateFace(index)))
      for (const { id } of font.layout(line).glyphs) subset.includeGlyph(id);
  }
  const bytes = subset.encode();
  const cut: CountedSubset = {
    cff: subset.cff,
    glyphs: subset.glyphs,
    includeGlyph: (id) => subset.includeGlyph(id),
    encode: () => bytes,
  };
  font.createSubset = () => cut;
  return font;
}

async function draw({
  face,
  fonts,
}: {
  face: CertificateFace;
  fonts: Record<keyof typeof WEIGHTS, Font>;
}): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 0, font: null as unknown as string });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  linesOf(face).forEach((line, index) => {
    doc
      .font((index < 3 ? fonts.bold : fonts.regular) as never)
      .fontSize(index === 2 ? 32 : 12)
      .text(line, 80, 60 + index * 30, { lineBreak: false });
  });
  drawModules({ doc, text: face.verifyUrl });
  for (const font of [fonts.bold, fonts.regular]) describe({ doc, font });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A document must describe all embedded glyphs, including those it does not show. */
function describe({ doc, font }: { doc: PDFKit.PDFDocument; font: Font }): void {
  const { widths, unicode, subset } = (doc.font(font as never) as unknown as { _font: EmbeddedFont })._font;
  for (let glyph = 0; glyph < subset.glyphs.length; glyph += 1) {
    widths[glyph] ??= 0;
    unicode[glyph] ??= [0];
  }
}

function drawModules({ doc, text }: { doc: PDFKit.PDFDocument; text: string }): void {
  const { size, data } = createQrCode(text, { errorCorrectionLevel: 'M' }).modules;
  for (let place = 0; place < data.length; place += 1) {
    if (data[place]) doc.rect(600 + (place % size) * 2, 400 + Math.floor(place / size) * 2, 2, 2);
  }
  doc.fill('#000000');
}
