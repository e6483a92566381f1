import { answerInThread } from '@sunflower/platform/plain';
import { wordPaperOf, type PrintedPaper, type PrintedPicture } from '@sunflower/question-bank/plain';
import { HallDocument } from '../hall-papers/hall-document';
import { openCertificateFonts } from '../pdf/certificate-fonts';
import { drawPaper } from './draw-paper';
import type { FormulaPen } from './formula-shapes';
import { openFormulaFonts } from './formula-fonts';

export type PaperForm = 'docx' | 'pdf';

export interface PaperPrintWork {
  paper: PrintedPaper;
  form: PaperForm;
  /** SHA-256 of the pictures that it shows. */
  pictures: string[];
  extraFontFolder: string;
}

/** The SHA-256 of a picture to be sent. */
export type PaperPrintPart = string;
export type PaperPrintReply = PrintedPicture | null;

/** Null when the pictures are too large together. `replaced`: characters that no font has, printed as 〓. */
export type PaperPrintResult = { bytes: Uint8Array; replaced: string[] } | null;

/** Of all pictures of a paper. */
const MAX_PICTURE_BYTES = 32 * 1024 * 1024;

/** The thread that prints one paper. It has no database, and asks for the pictures one by one. */
answerInThread<PaperPrintWork, PaperPrintPart, PaperPrintReply, PaperPrintResult>(async ({ data, tell }) => {
  const pictures = new Map<string, PrintedPicture>();
  let bytes = 0;
  for (const sha256 of data.pictures) {
    const picture = await tell(sha256);
    if (picture === null) continue;
    bytes += picture.bytes.byteLength;
    if (bytes > MAX_PICTURE_BYTES) return null;
    pictures.set(sha256, picture);
  }
  if (data.form === 'docx') return { bytes: await wordPaperOf({ paper: data.paper, pictures }), replaced: [] };
  return pdfOf({ paper: data.paper, pictures, extraFontFolder: data.extraFontFolder });
});

async function pdfOf({
  paper,
  pictures,
  extraFontFolder,
}: Pick<PaperPrintWork, 'paper' | 'extraFontFolder'> & {
  pictures: ReadonlyMap<string, PrintedPicture>;
}): Promise<PaperPrintResult> {
  const { fonts } = openCertificateFonts({ extraFolder: extraFontFolder });
  const document = new HallDocument(fonts, paper.title);
  const pen: FormulaPen = {
    fonts: openFormulaFonts(document.textFonts),
    glyphs: (text) => document.glyphsOn(text),
    stroke: (points, widthPt) => document.line(points, widthPt),
  };
  drawPaper({ paper, press: { document, pen, pictures } });
  return { bytes: await document.end(), replaced: [...document.replaced] };
}
