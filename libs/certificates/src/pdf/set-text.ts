import type { Font } from 'fontkit';
import { fontFor, visible, type FontStack } from './certificate-fonts';
import { shapeText, type ShapedGlyph } from './shape-text';

export interface TextStyle {
  stack: FontStack;
  sizePt: number;
  colour: string;
  /** Added between characters. */
  spacingPt?: number;
}

interface Run {
  font: Font;
  text: string;
}

/** Splits a text at changes of font; a character that no font has goes to the first font. */
export function runsOf({ stack, text }: { stack: FontStack; text: string }): Run[] {
  const runs: Run[] = [];
  for (const character of visible(text)) {
    const font = fontFor({ stack, character }) ?? (stack[0] as Font);
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

export function widthOf({
  text,
  style,
}: {
  text: string;
  style: Pick<TextStyle, 'stack' | 'sizePt' | 'spacingPt'>;
}): number {
  const { stack, sizePt, spacingPt = 0 } = style;
  const characters = [...visible(text)];
  const ems = characters.reduce((sum, character) => sum + advanceEm({ stack, character }), 0);
  return ems * sizePt + spacingPt * Math.max(0, characters.length - 1);
}

const advances = new WeakMap<FontStack, Map<string, number>>();

// Cached: shaping a line again for each width tried would cost more than drawing the page.
function advanceEm({ stack, character }: { stack: FontStack; character: string }): number {
  const known = advances.get(stack) ?? new Map<string, number>();
  advances.set(stack, known);
  let advance = known.get(character);
  if (advance === undefined) {
    const font = fontFor({ stack, character }) ?? (stack[0] as Font);
    advance = font.glyphForCodePoint(character.codePointAt(0) as number).advanceWidth / font.unitsPerEm;
    known.set(character, advance);
  }
  return advance;
}

interface ShapedRun {
  font: Font;
  glyphs: ShapedGlyph[];
}

export const shapedRuns = ({ stack, text }: { stack: FontStack; text: string }): ShapedRun[] =>
  runsOf({ stack, text }).map((run) => ({ font: run.font, glyphs: shapeText(run) }));

/** The largest size, from `sizePt` down to `minSizePt`, at which the text fits the width. */
export function fittingSize({
  text,
  stack,
  sizePt,
  minSizePt,
  widthPt,
}: {
  text: string;
  stack: FontStack;
  sizePt: number;
  minSizePt: number;
  widthPt: number;
}): number {
  const neededPt = widthOf({ text, style: { stack, sizePt } });
  return Math.max(minSizePt, Math.min(sizePt, (sizePt * widthPt) / neededPt));
}

// Marks that must not begin a line.
const CLOSING = /[，。、；：！？）》」』”’…·]/u;

/** Breaks between any two characters, as usual in Chinese, but never before a closing mark or inside a Latin word. */
export function wrapLines({
  text,
  stack,
  sizePt,
  widthPt,
}: {
  text: string;
  stack: FontStack;
  sizePt: number;
  widthPt: number;
}): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[!-~]+|./gsu) ?? []) {
    const fits = widthOf({ text: line + piece, style: { stack, sizePt } }) <= widthPt;
    if (line === '' || fits || CLOSING.test(piece)) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  return [...lines, line];
}
