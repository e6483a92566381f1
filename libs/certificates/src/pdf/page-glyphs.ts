import type { Font } from 'fontkit';
import { GlyphCut } from './glyph-cut';
import type { ShapedGlyph } from './shape-text';

/** Glyphs as the page shows them. */
export interface PlacedRun {
  /** What the page calls the part of the font that has them. */
  resource: string;
  glyphs: readonly ShapedGlyph[];
  /** What stands for each glyph there. */
  codes: readonly number[];
}

/** The glyphs of one page: what many certificates show comes from parts of fonts that they share, the rest from parts of its own. */
export class PageGlyphs {
  private readonly own = new Map<Font, GlyphCut>();
  private readonly resources = new Map<GlyphCut, string>();

  constructor(private readonly shared: readonly GlyphCut[]) {}

  /** Glyphs of one font. They come from one part of it, since readers take a change of part for a gap between words. */
  place({ font, glyphs }: { font: Font; glyphs: readonly ShapedGlyph[] }): PlacedRun {
    const cut =
      this.shared.find((each) => each.font === font && glyphs.every(({ id }) => each.has(id))) ?? this.ownCut(font);
    return { resource: this.resourceOf(cut), glyphs, codes: glyphs.map((glyph) => cut.include(glyph)) };
  }

  /** When all is drawn. */
  embed(doc: PDFKit.PDFDocument): void {
    const fonts = doc.page.fonts as Record<string, object>;
    for (const [cut, resource] of this.resources) fonts[resource] = cut.embed({ doc, resource });
  }

  private ownCut(font: Font): GlyphCut {
    const cut = this.own.get(font) ?? new GlyphCut(font);
    this.own.set(font, cut);
    return cut;
  }

  private resourceOf(cut: GlyphCut): string {
    const resource = this.resources.get(cut) ?? `F${this.resources.size + 1}`;
    this.resources.set(cut, resource);
    return resource;
  }
}
