import { openCertificateFonts } from '../pdf/certificate-fonts';
import { formulaBox } from './formula-box';
import type { FormulaPen } from './formula-shapes';
import { openFormulaFonts } from './formula-fonts';

const SIZE_PT = 10;
const fonts = openFormulaFonts(openCertificateFonts({ extraFolder: '/nowhere' }).fonts.regular);

/** The box, and what it draws at the origin. */
function laidOut(tex: string, display = false) {
  const words: { text: string; x: number; baseline: number; sizePt: number }[] = [];
  const strokes: (readonly (readonly [number, number])[])[] = [];
  const pen: FormulaPen = {
    fonts,
    glyphs: ({ text, x, baseline, sizePt }) => words.push({ text, x, baseline, sizePt }),
    stroke: (points) => strokes.push(points),
  };
  const box = formulaBox({ tex, display, sizePt: SIZE_PT, pen });
  box?.draw(0, 0);
  return { box, words, strokes, at: (text: string) => words.find((word) => word.text === text) };
}

describe('a formula in print', () => {
  it('sets a fraction above and below its bar', () => {
    const { at, strokes, box } = laidOut('\\frac{a}{b}');
    const [[from] = []] = strokes;
    expect(at('a')?.baseline).toBeLessThan(from?.[1] as number);
    expect(at('b')?.baseline).toBeGreaterThan(from?.[1] as number);
    expect(box?.ascentPt).toBeGreaterThan(laidOut('a').box?.ascentPt as number);
  });

  it('raises and lowers scripts behind their base, in smaller letters', () => {
    const { at } = laidOut('x_1^2');
    expect(at('2')?.baseline).toBeLessThan(0);
    expect(at('1')?.baseline).toBeGreaterThan(0);
    expect(at('2')?.sizePt).toBeLessThan(SIZE_PT);
    expect(at('2')?.x).toBe(at('1')?.x);
    expect(at('2')?.x).toBeGreaterThan(0);
  });

  it('keeps the parts of a line in order, each behind the one before', () => {
    const { words } = laidOut('a+b=\\sqrt{c}\\,\\text{毫克}');
    expect(words.map(({ text }) => text)).toEqual(['a', '+', 'b', '=', 'c', '毫克']);
    words.slice(1).forEach(({ x }, index) => expect(x).toBeGreaterThan(words[index]?.x as number));
  });

  it('is as wide and high as what it holds: fences, tables, limits', () => {
    expect(laidOut('\\left(\\frac{a}{b}\\right)').at('(')?.sizePt).toBeGreaterThan(SIZE_PT);
    expect(laidOut('\\begin{cases}a&b\\\\c&d\\end{cases}').words).toHaveLength(5);
    const sum = laidOut('\\sum_{i=1}^{n} i', true);
    expect(sum.at('n')?.baseline).toBeLessThan(sum.at('∑')?.baseline as number);
  });

  it('is null for what KaTeX cannot read', () => {
    expect(laidOut('\\frac{a').box).toBeNull();
    expect(laidOut('\\nosuchcommand').box).toBeNull();
  });
});
