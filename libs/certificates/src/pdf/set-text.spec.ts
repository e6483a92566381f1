import type { Font } from 'fontkit';
import { missingCharacters } from './certificate-fonts';
import { fittingSize, runsOf, widthOf, wrapLines } from './set-text';

/** A font in which every character is as wide as it is high. */
const aFont = (has: (character: string) => boolean): Font =>
  ({
    postscriptName: 'Test',
    unitsPerEm: 1000,
    hasGlyphForCodePoint: (codePoint: number) => has(String.fromCodePoint(codePoint)),
    glyphForCodePoint: () => ({ advanceWidth: 1000 }),
  }) as unknown as Font;
const common = aFont((character) => character !== '𠮷' && character !== '𡋾');
const rare = aFont((character) => character === '𠮷');
const stack = [common, rare];

describe('setting text', () => {
  it('takes a character that the first font lacks from the next one', () => {
    expect(runsOf({ stack, text: '考𠮷生' })).toEqual([
      { font: common, text: '考' },
      { font: rare, text: '𠮷' },
      { font: common, text: '生' },
    ]);
  });

  it('returns each character that no font has, once', () => {
    expect(missingCharacters({ stack, texts: ['𡋾𠮷𡋾', '考生'] })).toEqual(['𡋾']);
  });

  it('needs no glyph for invisible characters', () => {
    expect(
      missingCharacters({ stack: [aFont((character) => character === '葛')], texts: ['葛\u{E0100}\u200B'] }),
    ).toEqual([]);
  });

  it('counts a rare character as one, and spacing only between characters', () => {
    expect(widthOf({ text: '𠮷考', style: { stack, sizePt: 10, spacingPt: 3 } })).toBe(23);
  });

  it('shrinks a long line to its width, but not below the smallest size', () => {
    const sizeOf = (text: string) => fittingSize({ text, stack, sizePt: 20, minSizePt: 5, widthPt: 100 });
    expect([sizeOf('测试'), sizeOf('测'.repeat(10)), sizeOf('测'.repeat(100))]).toEqual([20, 10, 5]);
  });

  it('wraps at any character, but not before a closing mark or inside a Latin word', () => {
    const wrap = (text: string) => wrapLines({ text, stack, sizePt: 10, widthPt: 50 });
    expect(wrap('一二三四五六七')).toEqual(['一二三四五', '六七']);
    expect(wrap('一二三四五，六七')).toEqual(['一二三四五，', '六七']);
    expect(wrap('一二三ABC四')).toEqual(['一二三', 'ABC四']);
    expect(wrap('一二三四五六七八九十').join('')).toBe('一二三四五六七八九十');
  });
});
