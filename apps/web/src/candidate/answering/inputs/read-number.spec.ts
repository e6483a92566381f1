import { readNumber, shownNumber } from './read-number';

describe('reading a number', () => {
  it.each([
    ['12.5', '12.5'],
    ['12.', '12'],
    ['.5', '0.5'],
    ['-3', '-3'],
    ['\uff11\uff12\uff0e\uff15', '12.5'],
    ['12\u30025', '12.5'],
    ['1,000', '1000'],
    [' 38 ', '38'],
  ])('reads %s as %s', (entry, text) => {
    expect(readNumber(entry)).toEqual({ kind: 'number', text });
  });

  it.each(['36+5', '37 38', '12,5', '1.2.3', '十二', '12.5kg', '1e3', '1'.repeat(31)])(
    'reads %s as not a number',
    (entry) => {
      expect(readNumber(entry)).toEqual({ kind: 'notANumber' });
    },
  );

  it('tells an empty entry from the beginning of a number', () => {
    expect([' \u200b', '-', '−', '.', '-.', '+'].map((entry) => readNumber(entry).kind)).toEqual([
      'empty',
      'begun',
      'begun',
      'begun',
      'begun',
      'begun',
    ]);
  });
});

describe('the field of a number', () => {
  it('shows the typed text while it means the saved number', () => {
    expect(shownNumber({ entry: '12.', saved: '12', mistyped: null })).toBe('12.');
    expect(shownNumber({ entry: '36+5', saved: '', mistyped: '36+5' })).toBe('36+5');
  });

  it('shows the saved number after another tab or the clear button changed it', () => {
    expect(shownNumber({ entry: '12', saved: '40', mistyped: null })).toBe('40');
    expect(shownNumber({ entry: '12', saved: '', mistyped: null })).toBe('');
    expect(shownNumber({ entry: '36+5', saved: '', mistyped: null })).toBe('');
    expect(shownNumber({ entry: '36+5', saved: '40', mistyped: '36+5' })).toBe('40');
  });

  it('shows text that is not a number when the candidate returns to the item', () => {
    expect(shownNumber({ entry: '', saved: '', mistyped: '36+5' })).toBe('36+5');
  });
});
