import PDFDocument from 'pdfkit';
import type { CertificateFace } from './certificate-face';
import { missingCharacters, type CertificateFonts } from './certificate-fonts';
import { drawCertificate } from './draw-certificate';
import { printableText } from './printable-text';
import { PageGlyphs } from './page-glyphs';
import type { SharedGlyphs } from './shared-glyphs';

export type Rendered =
  { kind: 'pdf'; bytes: Buffer; replaced: string[] } | { kind: 'missing-characters'; characters: string[] };

/**
 * The same certificate gives the same bytes. A name with a character that no font has gives no PDF, so that no name is
 * printed with a box. In the exam's locked texts such a character is left out or replaced.
 */
export async function renderCertificate({
  face: given,
  fonts,
  shared,
}: {
  face: CertificateFace;
  fonts: CertificateFonts;
  shared: SharedGlyphs;
}): Promise<Rendered> {
  const stack = fonts.bold;
  const characters = missingCharacters({ stack, texts: [given.holderName, given.maskedIdNumber] });
  if (characters.length > 0) return { kind: 'missing-characters', characters };
  const { examTitle, title, issuer } = given;
  const replaced = missingCharacters({ stack, texts: [examTitle, title, issuer] });
  const face = {
    ...given,
    examTitle: printableText({ stack, text: examTitle }),
    title: printableText({ stack, text: title }),
    issuer: printableText({ stack, text: issuer }),
  };
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: null as unknown as string,
    lang: 'zh-CN',
    info: {
      Title: `合格证书 ${face.number}`,
      Author: face.issuer,
      Producer: 'Sunflower',
      Creator: 'Sunflower',
      CreationDate: dateOf(face.issuedAtMs),
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  drawCertificate({ doc, face, fonts, page: new PageGlyphs(shared.for(face)) });
  doc.end();
  await ended;
  return { kind: 'pdf', bytes: Buffer.concat(chunks), replaced };
}

// pdfkit would write the time of printing, so that the bytes would differ each time.
const dateOf = (timeMs: number): Date => new Date(timeMs);
