import type { Font } from 'fontkit';
import { GlyphCut } from './glyph-cut';
import type { ShapedGlyph } from './shape-text';

/** Glyphs as used on a page. */
export interface PlacedRun {
  /** The page's name of the font part that has the glyphs. */
  resource: string;
  glyphs: readonly ShapedGlyph[];
  /** The code of each glyph in that part. */
  codes: readonly number[];
}

/**
 * The glyphs of one page. Glyphs that many certificates use come from shared parts of the fonts, the others from the
 * page's own parts.
 */
export class PageGlyphs {
  private readonly own = new Map<Font, GlyphCut>();
  private readonly resources = new Map<GlyphCut, string>();

  constructor(private readonly shared: readonly GlyphCut[]) {}

  /**
   * Places glyphs of one font, all from the same part, because PDF readers take a change of part as a gap between
   * words.
   */
  place({ font, glyphs }: { font: Font; glyphs: readonly ShapedGlyph[] }): PlacedRun {
    const cut =
      this.shared.find((each) => each.font === font && glyphs.every(({ id }) => each.has(id))) ?? this.ownCut(font);
    return { resource: this.resourceOf(cut), glyphs, codes: glyphs.map((glyph) => cut.include(glyph)) };
  }

  /** Call after everything is drawn. */
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
