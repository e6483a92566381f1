import fc from 'fast-check';
import { escapeCell, splitCell, unescapeCell } from './typed-cell';

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
