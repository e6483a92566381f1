import type { Font } from 'fontkit';
import { GlyphCut } from '../pdf/glyph-cut';
import type { PlacedRun } from '../pdf/page-glyphs';
import type { ShapedGlyph } from '../pdf/shape-text';

interface OwnCut {
  cut: GlyphCut;
  resource: string;
  /** Written at the end, when all glyphs are known; pages name it before. */
  reference: PDFKit.PDFKitReference;
}

/** The glyphs of a whole document: each font is embedded once, with all characters of all pages. */
export class DocumentGlyphs {
  private readonly cuts = new Map<Font, OwnCut>();

  constructor(private readonly doc: PDFKit.PDFDocument) {}

  place({ font, glyphs }: { font: Font; glyphs: readonly ShapedGlyph[] }): PlacedRun {
    const { cut, resource, reference } = this.cuts.get(font) ?? this.begin(font);
    (this.doc.page.fonts as Record<string, object>)[resource] = reference;
    return { resource, glyphs, codes: glyphs.map((glyph) => cut.include(glyph)) };
  }

  /** Call after the last page is drawn. */
  embed(): void {
    for (const { cut, resource, reference } of this.cuts.values()) {
      const font = cut.embed({ doc: this.doc, resource }) as PDFKit.PDFKitReference & { data: object };
      Object.assign((reference as typeof font).data, font.data);
      reference.end('');
    }
  }

  private begin(font: Font): OwnCut {
    const own = { cut: new GlyphCut(font), resource: `F${this.cuts.size + 1}`, reference: this.doc.ref({}) };
    this.cuts.set(font, own);
    return own;
  }
}
