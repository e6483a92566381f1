import type { FontStack } from '../pdf/certificate-fonts';
import type { FormulaFonts } from './formula-fonts';

/** Something that stands on a line. Lengths in points; `draw` takes its left end on the baseline. */
export interface LineBox {
  widthPt: number;
  ascentPt: number;
  descentPt: number;
  draw: (x: number, baseline: number) => void;
}

/** What a formula draws with. */
export interface FormulaPen {
  fonts: FormulaFonts;
  glyphs: (text: { text: string; stack: FontStack; x: number; baseline: number; sizePt: number }) => void;
  stroke: (points: readonly (readonly [x: number, y: number])[], widthPt: number) => void;
}

// In em; roughly the font parameters of TeX.
export const AXIS = 0.25;
const BAR = 0.05;
const GAP = 0.14;
const SUPERSCRIPT_UP = 0.38;
const SUBSCRIPT_DOWN = 0.2;
export const FONT_ASCENT = 0.72;
export const FONT_DESCENT = 0.22;

export function inARow(boxes: readonly LineBox[]): LineBox {
  return {
    widthPt: boxes.reduce((sum, { widthPt }) => sum + widthPt, 0),
    ascentPt: Math.max(0, ...boxes.map(({ ascentPt }) => ascentPt)),
    descentPt: Math.max(0, ...boxes.map(({ descentPt }) => descentPt)),
    draw: (x, baseline) => {
      let left = x;
      for (const box of boxes) {
        box.draw(left, baseline);
        left += box.widthPt;
      }
    },
  };
}

export function fraction({
  above,
  below,
  sizePt,
  pen,
}: {
  above: LineBox;
  below: LineBox;
  sizePt: number;
  pen: FormulaPen;
}): LineBox {
  const widthPt = Math.max(above.widthPt, below.widthPt) + 0.3 * sizePt;
  const axis = AXIS * sizePt;
  const up = axis + GAP * sizePt + above.descentPt;
  const down = GAP * sizePt + below.ascentPt - axis;
  return {
    widthPt,
    ascentPt: up + above.ascentPt,
    descentPt: down + below.descentPt,
    draw: (x, baseline) => {
      above.draw(x + (widthPt - above.widthPt) / 2, baseline - up);
      below.draw(x + (widthPt - below.widthPt) / 2, baseline + down);
      const bar = baseline - axis;
      pen.stroke(
        [
          [x + 0.05 * sizePt, bar],
          [x + widthPt - 0.05 * sizePt, bar],
        ],
        BAR * sizePt,
      );
    },
  };
}

export function scripted({
  base,
  sup,
  sub,
  sizePt,
}: {
  base: LineBox;
  sup: LineBox | null;
  sub: LineBox | null;
  sizePt: number;
}): LineBox {
  const up = Math.max(SUPERSCRIPT_UP * sizePt, base.ascentPt - 0.34 * sizePt);
  const down = Math.max(SUBSCRIPT_DOWN * sizePt, base.descentPt - 0.02 * sizePt);
  return {
    widthPt: base.widthPt + Math.max(sup?.widthPt ?? 0, sub?.widthPt ?? 0) + 0.04 * sizePt,
    ascentPt: Math.max(base.ascentPt, sup ? up + sup.ascentPt : 0),
    descentPt: Math.max(base.descentPt, sub ? down + sub.descentPt : 0),
    draw: (x, baseline) => {
      base.draw(x, baseline);
      sup?.draw(x + base.widthPt, baseline - up);
      sub?.draw(x + base.widthPt, baseline + down);
    },
  };
}

export function stacked({
  base,
  over,
  under,
  sizePt,
  isAccent: accent = false,
}: {
  base: LineBox;
  over: LineBox | null;
  under: LineBox | null;
  sizePt: number;
  isAccent?: boolean;
}): LineBox {
  const widthPt = Math.max(base.widthPt, over?.widthPt ?? 0, under?.widthPt ?? 0);
  // The glyph of an accent is drawn above small letters already.
  const up = accent
    ? Math.max(0, base.ascentPt - FONT_ASCENT * sizePt) + 0.06 * sizePt
    : base.ascentPt + GAP * sizePt + (over?.descentPt ?? 0);
  const down = base.descentPt + GAP * sizePt + (under?.ascentPt ?? 0);
  return {
    widthPt,
    ascentPt: over ? Math.max(base.ascentPt, up + over.ascentPt) : base.ascentPt,
    descentPt: under ? down + under.descentPt : base.descentPt,
    draw: (x, baseline) => {
      const middle = x + widthPt / 2;
      base.draw(middle - base.widthPt / 2, baseline);
      over?.draw(middle - over.widthPt / 2, baseline - up);
      under?.draw(middle - under.widthPt / 2, baseline + down);
    },
  };
}

export function lined({ base, sizePt, pen }: { base: LineBox; sizePt: number; pen: FormulaPen }): LineBox {
  const up = base.ascentPt + 0.1 * sizePt;
  return {
    ...base,
    ascentPt: up + 0.05 * sizePt,
    draw: (x, baseline) => {
      base.draw(x, baseline);
      pen.stroke(
        [
          [x, baseline - up],
          [x + base.widthPt, baseline - up],
        ],
        BAR * sizePt,
      );
    },
  };
}

export function root({
  base,
  index,
  sizePt,
  pen,
}: {
  base: LineBox;
  index: LineBox | null;
  sizePt: number;
  pen: FormulaPen;
}): LineBox {
  const sign = 0.7 * sizePt;
  const before = Math.max(0, (index?.widthPt ?? 0) - 0.3 * sizePt);
  const up = base.ascentPt + 0.15 * sizePt;
  return {
    widthPt: before + sign + base.widthPt + 0.1 * sizePt,
    ascentPt: Math.max(up + BAR * sizePt, index ? 0.45 * sizePt + index.ascentPt : 0),
    descentPt: base.descentPt,
    draw: (x, baseline) => {
      const left = x + before;
      index?.draw(x, baseline - 0.45 * sizePt);
      base.draw(left + sign, baseline);
      pen.stroke(
        [
          [left + 0.05 * sizePt, baseline - 0.25 * sizePt],
          [left + 0.2 * sizePt, baseline - 0.32 * sizePt],
          [left + 0.4 * sizePt, baseline + base.descentPt * 0.8],
          [left + 0.66 * sizePt, baseline - up],
          [left + sign + base.widthPt + 0.1 * sizePt, baseline - up],
        ],
        BAR * sizePt,
      );
    },
  };
}
