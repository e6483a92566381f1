import { shownForm } from '@sunflower/content';
import fc from 'fast-check';
import { escapeCell, mayLookAlike, splitCell, unescapeCell } from './typed-cell';

describe('texts that look alike', () => {
  it.each([
    ['ＡＢ', 'AB'],
    ['6～12 月', '6-12月'],
    ['“弱视”', '"弱视"'],
    ['3\u200b 岁', '3岁'],
    ['½', '1/2'],
    ['1½', '1 1/2'],
    ['3x5', '3×5'],
    ['3 * 5', '3×5'],
    ['37ºC', '37℃'],
    ['10⁹', '10^9'],
    ['5µg', '5μg'],
    ['㎡', 'm²'],
    ['≥3', '>=3'],
  ])('%j and %j have the same rough form whenever they have the same shown form', (one, other) => {
    if (shownForm(one) === shownForm(other)) expect(mayLookAlike([one, other])).toBe(true);
  });

  it('are always detected', () => {
    const signs = fc.constantFrom(...'ABab12甲乙 　-–—~～x×*·.。,，、"“”\'‘’°º˚℃½⅓¹²³⁹₂Ωµμ/⁄>=≥≧≤');
    const text = fc.array(signs, { maxLength: 4 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 40, maxLength: 60 }), (texts) => {
        const byForm = new Map<string, string>();
        for (const each of texts) {
          const form = shownForm(each);
          const other = byForm.get(form);
          if (other !== undefined) expect(mayLookAlike([each, other])).toBe(true);
          byForm.set(form, each);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('several texts in one cell', () => {
  it('are split at separators without a backslash', () => {
    expect(splitCell('a|b\\|c｜\\\\|d', '|｜')).toEqual(['a', 'b\\|c', '\\\\', 'd']);
    expect(splitCell('\\frac{1}{2}|b', '|')).toEqual(['\\frac{1}{2}', 'b']);
  });

  it('are the same after a round trip', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a甲|｜/／;；\\ ') });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        expect(splitCell(texts.map(escapeCell).join('|'), '|').map(unescapeCell)).toEqual(texts);
      }),
    );
  });
});
