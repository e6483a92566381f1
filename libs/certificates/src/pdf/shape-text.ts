import type { Font, GlyphPosition } from 'fontkit';
import { LRUCache } from 'lru-cache';

/** A positioned glyph of a line; lengths in thousandths of the font size. */
export interface ShapedGlyph {
  id: number;
  codePoints: readonly number[];
  width: number;
  /** Distance to the next glyph: the width plus kerning. */
  advance: number;
  xOffset: number;
  yOffset: number;
}

// Enough for the fixed words of a certificate and those of a few exams.
const WORDS_KEPT = 500;
const words = new WeakMap<Font, LRUCache<string, readonly ShapedGlyph[]>>();

/**
 * Shapes a text with the font's kerning and ligatures; word by word with a cache, because shaping is slow and most
 * words recur.
 */
export function shapeText({ font, text }: { font: Font; text: string }): ShapedGlyph[] {
  const known = words.get(font) ?? new LRUCache<string, readonly ShapedGlyph[]>({ max: WORDS_KEPT });
  words.set(font, known);
  return (text.match(/[^ ]* |[^ ]+/g) ?? []).flatMap((word) => {
    const shaped = known.get(word) ?? shapeWord({ font, word });
    known.set(word, shaped);
    return shaped;
  });
}

function shapeWord({ font, word }: { font: Font; word: string }): ShapedGlyph[] {
  const scale = 1000 / font.unitsPerEm;
  const { glyphs, positions } = font.layout(word);
  return glyphs.map(({ id, codePoints, advanceWidth }, index) => {
    const { xAdvance, xOffset, yOffset } = positions[index] as GlyphPosition;
    return {
      id,
      codePoints,
      width: advanceWidth * scale,
      advance: xAdvance * scale,
      xOffset: xOffset * scale,
      yOffset: yOffset * scale,
    };
  });
}
