import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { FontStack } from '../pdf/certificate-fonts';

export interface FormulaFonts {
  upright: FontStack;
  /** Of variables. */
  italic: FontStack;
}

/** The fonts in which the pages show formulas, and behind them those of texts, for Chinese words. */
export function openFormulaFonts(textFonts: FontStack): FormulaFonts {
  const folder = join(dirname(require.resolve('katex')), 'fonts');
  const open = (name: string): Font => create(readFileSync(join(folder, `KaTeX_${name}.ttf`))) as Font;
  const upright = [open('Main-Regular'), open('AMS-Regular'), ...textFonts];
  return { upright, italic: [open('Math-Italic'), ...upright] };
}
