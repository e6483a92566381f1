import { childrenNamed, elementsIn, readXml, textIn, type XmlElement } from '@sunflower/question-bank/plain';
import katex from 'katex';
import type { FontStack } from '../pdf/certificate-fonts';
import { widthOf } from '../pdf/set-text';
import {
  AXIS,
  FONT_ASCENT,
  FONT_DESCENT,
  fraction,
  inARow,
  lined,
  root,
  scripted,
  stacked,
  type FormulaPen,
  type LineBox,
} from './formula-shapes';

const SCRIPT = 0.7;
const SCRIPT_SMALLEST_PT = 5;
const RELATION = /^[=<>≤≥≠≈≡∝∼≪≫⩽⩾∈∉⊂⊆→←↔⇌⇒⇔↑↓]$/u;
const BINARY = /^[+−×÷·⋅±∓∗∪∩]$/u;
const LARGE = /^[∑∏⋃⋂∫∬∭∮]$/u;
const LINE_OVER = /^[‾¯_]$/u;

/** Lays a formula out by the MathML that KaTeX makes of it; null where KaTeX cannot read it. */
export function formulaBox({
  tex,
  display,
  sizePt,
  pen,
}: {
  tex: string;
  display: boolean;
  sizePt: number;
  pen: FormulaPen;
}): LineBox | null {
  let html: string;
  try {
    html = katex.renderToString(tex, { output: 'mathml', throwOnError: true, displayMode: display, strict: 'ignore' });
  } catch (error) {
    if (error instanceof katex.ParseError) return null;
    throw error;
  }
  const { root: document } = readXml({ text: html.replaceAll('&nbsp;', '\u00a0') });
  const [math] = document ? childrenNamed(document, 'math') : [];
  const [semantics] = math ? childrenNamed(math, 'semantics') : [];
  const [content] = semantics ? elementsIn(semantics) : [];
  return content ? layOut({ element: content, sizePt, pen }) : null;
}

interface Part {
  element: XmlElement;
  sizePt: number;
  pen: FormulaPen;
}

const NOTHING: LineBox = { widthPt: 0, ascentPt: 0, descentPt: 0, draw: () => undefined };

function layOut({ element, sizePt, pen }: Part): LineBox {
  const child = (index: number, size = sizePt): LineBox => {
    const found = elementsIn(element)[index];
    return found ? layOut({ element: found, sizePt: size, pen }) : NOTHING;
  };
  const small = Math.max(Math.min(sizePt, SCRIPT_SMALLEST_PT), sizePt * SCRIPT);
  switch (element.name) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return word({ element, sizePt, pen });
    case 'mspace':
      return {
        ...NOTHING,
        widthPt: Math.max(0, Number.parseFloat(element.attributes.get('width') ?? '0') || 0) * sizePt,
      };
    case 'mfrac':
      return fraction({ above: child(0, sizePt * 0.85), below: child(1, sizePt * 0.85), sizePt, pen });
    case 'msup':
      return scripted({ base: child(0), sup: child(1, small), sub: null, sizePt });
    case 'msub':
      return scripted({ base: child(0), sup: null, sub: child(1, small), sizePt });
    case 'msubsup':
      return scripted({ base: child(0), sub: child(1, small), sup: child(2, small), sizePt });
    case 'mover':
      return isLine(elementsIn(element)[1])
        ? lined({ base: child(0), sizePt, pen })
        : stacked({
            base: child(0),
            over: child(1, isAccent(element) ? sizePt : small),
            under: null,
            sizePt,
            isAccent: isAccent(element),
          });
    case 'munder':
      return stacked({ base: child(0), over: null, under: child(1, small), sizePt });
    case 'munderover':
      return stacked({ base: child(0), under: child(1, small), over: child(2, small), sizePt });
    case 'msqrt':
      return root({ base: row({ elements: elementsIn(element), sizePt, pen }), index: null, sizePt, pen });
    case 'mroot':
      return root({ base: child(0), index: child(1, small), sizePt, pen });
    case 'mtable':
      return table({ element, sizePt, pen });
    case 'mphantom':
      return { ...row({ elements: elementsIn(element), sizePt, pen }), draw: NOTHING.draw };
    case 'annotation':
      return NOTHING;
    default:
      return row({ elements: elementsIn(element), sizePt, pen });
  }
}

const isAccent = (element: XmlElement): boolean => element.attributes.get('accent') === 'true';
const isLine = (element: XmlElement | undefined): boolean => element !== undefined && LINE_OVER.test(textIn(element));

function word({ element, sizePt, pen }: Part): LineBox {
  const text = textIn(element);
  if (text.trim() === '')
    return { ...NOTHING, widthPt: text === '' || /^[\u2061-\u2064]$/u.test(text) ? 0 : sizePt * 0.25 };
  const isVariable =
    element.name === 'mi' && [...text].length === 1 && element.attributes.get('mathvariant') !== 'normal';
  const size = element.name === 'mo' && LARGE.test(text) ? sizePt * 1.3 : sizePt;
  return glyphBox({ text, stack: isVariable ? pen.fonts.italic : pen.fonts.upright, sizePt: size, pen });
}

function glyphBox({
  text,
  stack,
  sizePt,
  pen,
}: {
  text: string;
  stack: FontStack;
  sizePt: number;
  pen: FormulaPen;
}): LineBox {
  return {
    widthPt: widthOf({ text, style: { stack, sizePt } }),
    ascentPt: sizePt * FONT_ASCENT,
    descentPt: sizePt * FONT_DESCENT,
    draw: (x, baseline) => pen.glyphs({ text, stack, x, baseline, sizePt }),
  };
}

const isFence = (element: XmlElement): boolean =>
  element.name === 'mo' &&
  (element.attributes.get('fence') === 'true' || element.attributes.get('stretchy') === 'true') &&
  /^[()[\]{}|⟨⟩⌊⌋⌈⌉∣∥]$/u.test(textIn(element));

function row({ elements, sizePt, pen }: Omit<Part, 'element'> & { elements: readonly XmlElement[] }): LineBox {
  const boxes = elements.map((element) => (isFence(element) ? null : layOut({ element, sizePt, pen })));
  const inner = boxes.filter((box) => box !== null);
  const half = Math.max(
    sizePt * 0.5,
    ...inner.flatMap(({ ascentPt, descentPt }) => [ascentPt - AXIS * sizePt, descentPt + AXIS * sizePt]),
  );
  const parts = elements.map((element, index) => {
    const box = boxes[index] ?? fence({ text: textIn(element), half, sizePt, pen });
    return spaced({ box, element, isFirst: index === 0 || isOpening(elements[index - 1]), sizePt });
  });
  return inARow(parts);
}

const isOpening = (element: XmlElement | undefined): boolean =>
  element !== undefined && element.name === 'mo' && /^[([{=<>≤≥,+−×±]$/u.test(textIn(element));

/** A fence as high as what it holds. */
function fence({ text, half, sizePt, pen }: { text: string; half: number; sizePt: number; pen: FormulaPen }): LineBox {
  const scale = Math.max(1, (2 * half) / sizePt);
  const stack = pen.fonts.upright;
  const size = sizePt * scale;
  const box = glyphBox({ text, stack, sizePt: size, pen });
  // The glyph's middle is a quarter of its size above its baseline.
  const down = AXIS * size - AXIS * sizePt;
  return {
    widthPt: box.widthPt,
    ascentPt: half + AXIS * sizePt,
    descentPt: half - AXIS * sizePt,
    draw: (x, baseline) => box.draw(x, baseline + down),
  };
}

function spaced({
  box,
  element,
  isFirst,
  sizePt,
}: {
  box: LineBox;
  element: XmlElement;
  isFirst: boolean;
  sizePt: number;
}): LineBox {
  if (element.name !== 'mo') return box;
  const text = textIn(element);
  const around = RELATION.test(text) ? 0.28 : BINARY.test(text) && !isFirst ? 0.22 : 0;
  const before = around * sizePt;
  const after = (text === ',' ? 0.17 : around) * sizePt;
  return before + after === 0
    ? box
    : { ...box, widthPt: box.widthPt + before + after, draw: (x, baseline) => box.draw(x + before, baseline) };
}

function table({ element, sizePt, pen }: Part): LineBox {
  const rows = childrenNamed(element, 'mtr').map((line) =>
    childrenNamed(line, 'mtd').map((cell) => row({ elements: elementsIn(cell), sizePt, pen })),
  );
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(0, ...rows.map((cells) => cells[at]?.widthPt ?? 0)),
  );
  const between = 0.8 * sizePt;
  const heights = rows.map((cells) => ({
    ascentPt: Math.max(FONT_ASCENT * sizePt, ...cells.map(({ ascentPt }) => ascentPt)),
    descentPt: Math.max(FONT_DESCENT * sizePt, ...cells.map(({ descentPt }) => descentPt)) + 0.2 * sizePt,
  }));
  const heightPt = heights.reduce((sum, { ascentPt, descentPt }) => sum + ascentPt + descentPt, 0);
  const top = heightPt / 2 + AXIS * sizePt;
  return {
    widthPt: widths.reduce((sum, width) => sum + width, 0) + between * Math.max(0, columns - 1),
    ascentPt: top,
    descentPt: heightPt - top,
    draw: (x, baseline) => {
      let y = baseline - top;
      rows.forEach((cells, at) => {
        const { ascentPt, descentPt } = heights[at] as (typeof heights)[number];
        let left = x;
        cells.forEach((cell, column) => {
          cell.draw(left, y + ascentPt);
          left += (widths[column] ?? 0) + between;
        });
        y += ascentPt + descentPt;
      });
    },
  };
}
