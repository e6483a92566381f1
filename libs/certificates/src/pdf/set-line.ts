import type { Font } from 'fontkit';
import type { PageGlyphs, PlacedRun } from './page-glyphs';
import { shapedRuns, widthOf, type TextStyle } from './set-text';
import type { ShapedGlyph } from './shape-text';

type Document = PDFKit.PDFDocument;

type Align = 'left' | 'centre' | 'right';

interface Line {
  doc: Document;
  page: Pick<PageGlyphs, 'place'>;
  text: string;
  /** The line's left end, middle or right end, according to `align`. */
  x: number;
  /** The line's top. */
  y: number;
  align: Align;
  style: TextStyle;
}

/** Draws one line without wrapping. */
export function setLine({ doc, page, text, x, y, align, style }: Line): void {
  const { stack, sizePt, colour, spacingPt = 0 } = style;
  const [first] = stack as readonly [Font];
  const widthPt = widthOf({ text, style });
  const left = align === 'left' ? x : align === 'centre' ? x - widthPt / 2 : x - widthPt;
  const baseline = y + (first.ascent / first.unitsPerEm) * sizePt;
  const runs = shapedRuns({ stack, text }).map((run) => page.place(run));
  doc
    .fillColor(colour)
    .addContent(`BT ${number(spacingPt)} Tc ${textOperators({ runs, left, baseline, sizePt, spacingPt })} 0 Tc ET`);
}

interface PlacedLine {
  runs: readonly PlacedRun[];
  left: number;
  baseline: number;
  sizePt: number;
  spacingPt: number;
}

/** Source: ISO 32000-1, 9.4. */
function textOperators({ runs, left, baseline, sizePt, spacingPt }: PlacedLine): string {
  const operators: string[] = [];
  let x = left;
  let shown = '';
  const show = (): void => {
    if (shown !== '') operators.push(`[<${shown}>] TJ`);
    shown = '';
  };
  // The page's y axis points down, so the text matrix flips the letters.
  const moveTo = ({ xOffset, yOffset }: Pick<ShapedGlyph, 'xOffset' | 'yOffset'>): void => {
    show();
    operators.push(
      `1 0 0 -1 ${number(x + (xOffset * sizePt) / 1000)} ${number(baseline - (yOffset * sizePt) / 1000)} Tm`,
    );
  };
  for (const { resource, glyphs, codes } of runs) {
    show();
    operators.push(`/${resource} ${number(sizePt)} Tf`);
    moveTo(ON_THE_LINE);
    for (const [index, glyph] of glyphs.entries()) {
      const isOffTheLine = glyph.xOffset !== 0 || glyph.yOffset !== 0;
      if (isOffTheLine) moveTo(glyph);
      shown += (codes[index] as number).toString(16).padStart(4, '0');
      if (glyph.advance !== glyph.width) shown += `> ${number(glyph.width - glyph.advance)} <`;
      x += (glyph.advance * sizePt) / 1000 + spacingPt;
      if (isOffTheLine) moveTo(ON_THE_LINE);
    }
  }
  show();
  return operators.join(' ');
}

const ON_THE_LINE = { xOffset: 0, yOffset: 0 };

const number = (value: number): string => String(Math.round(value * 1e4) / 1e4);
