import PDFDocument from 'pdfkit';
import type { CertificateFace } from './certificate-face';
import type { CertificateFonts } from './certificate-fonts';
import { drawCertificate } from './draw-certificate';
import { PageGlyphs } from './page-glyphs';
import { printableFace, type Rendered } from './render-certificate';
import { setLine } from './set-line';
import type { SharedGlyphs } from './shared-glyphs';

/** Numbers on the page, which has room for this many. */
const MOST_NUMBERS = 60;
const COLUMNS = 3;

/**
 * Many certificates as one PDF, one on a page, for printing. A page leaves the memory once it is drawn. What the pages
 * have in common is in the document once.
 */
export class CertificateBook {
  private readonly doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: null as unknown as string,
    lang: 'zh-CN',
    autoFirstPage: false,
    info: { Title: '合格证书', Producer: 'Sunflower', Creator: 'Sunflower' },
  });
  private readonly ended: Promise<void>;
  private chunks: Buffer[] = [];
  private namedFonts = 0;
  private readonly leftOut: string[] = [];

  constructor(private readonly options: { fonts: CertificateFonts; shared: SharedGlyphs }) {
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.ended = new Promise((resolve, reject) => this.doc.on('end', resolve).on('error', reject));
  }

  /** Returns what is ready of the document; a certificate that cannot be printed is named on the last page. */
  add(given: CertificateFace): Rendered {
    const { fonts, shared } = this.options;
    const printable = printableFace({ face: given, fonts });
    if (printable.kind === 'missing-characters') {
      this.leftOut.push(given.number);
      return printable;
    }
    const { face, replaced } = printable;
    this.doc.addPage();
    const page = new PageGlyphs(shared.for(face), this.namedFonts);
    drawCertificate({ doc: this.doc, face, fonts, page });
    this.namedFonts = page.named;
    return { kind: 'pdf', bytes: this.ready(), replaced };
  }

  /** The rest of the document. */
  async end(): Promise<Buffer> {
    if (this.leftOut.length > 0) {
      this.doc.addPage();
      const page = new PageGlyphs([], this.namedFonts);
      drawLeftOut({ doc: this.doc, numbers: this.leftOut, fonts: this.options.fonts, page });
    }
    this.doc.end();
    await this.ended;
    return this.ready();
  }

  private ready(): Buffer {
    const bytes = Buffer.concat(this.chunks);
    this.chunks = [];
    return bytes;
  }
}

/** A page that names the certificates which could not be printed, so that none is missed. */
function drawLeftOut({
  doc,
  numbers,
  fonts,
  page,
}: {
  doc: PDFKit.PDFDocument;
  numbers: readonly string[];
  fonts: CertificateFonts;
  page: PageGlyphs;
}): void {
  const line = ({ text, x, y, sizePt }: { text: string; x: number; y: number; sizePt: number }): void =>
    setLine({ doc, page, text, x, y, align: 'left', style: { stack: fonts.regular, sizePt, colour: '#33261A' } });
  const title = `下列 ${numbers.length} 张证书未能打印：服务器的字体缺少姓名中的字`;
  line({ text: title, x: 76, y: 60, sizePt: 16 });
  numbers.slice(0, MOST_NUMBERS).forEach((number, index) =>
    line({
      text: number,
      x: 76 + (index % COLUMNS) * 220,
      y: 100 + Math.floor(index / COLUMNS) * 20,
      sizePt: 12,
    }),
  );
  if (numbers.length > MOST_NUMBERS) line({ text: '其余见 ZIP 中的清单', x: 76, y: 510, sizePt: 12 });
  page.embed(doc);
}
