import fc from 'fast-check';
import { canonicalNumber, isBlank, MAX_NUMBER_LENGTH } from './number-text';

describe('a typed number', () => {
  it.each([
    ['12.5', '12.5'],
    ['12.50', '12.50'],
    ['012.5', '12.5'],
    ['12.', '12'],
    ['.5', '0.5'],
    ['000', '0'],
    ['-0.0', '0.0'],
    ['+5', '5'],
    [' 38\u3000', '38'],
    ['3\u200b8\ufeff', '38'],
    ['１２．５', '12.5'],
    ['12。5', '12.5'],
    ['12·5', '12.5'],
    ['٣٨', '38'],
    ['۳۸', '38'],
    ['༣༨', '38'],
    ['᠓᠘', '38'],
    ['−3', '-3'],
    ['–3', '-3'],
    ['－3', '-3'],
    ['﹣3', '-3'],
    ['＋3', '3'],
    ['1,000', '1000'],
    ['1，000.5', '1000.5'],
    ['12,345,678', '12345678'],
    ['9'.repeat(30), '9'.repeat(30)],
  ])('%j is %s', (text, number) => {
    expect(canonicalNumber(text)).toBe(number);
  });

  it.each([
    '36+5',
    '37 38',
    '1 000',
    '12.5kg',
    '1e3',
    '5%',
    '12,5',
    '1,00',
    '0,123',
    '1,2345',
    ',5',
    '1.2.3',
    '3..5',
    '3-5',
    '--3',
    '- 3',
    '-',
    '.',
    '+',
    '',
    ' ',
    '10²',
    '½',
    '①',
    '三',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '9'.repeat(31),
    `0.${'0'.repeat(30)}`,
    `${' '.repeat(MAX_NUMBER_LENGTH)}1`,
  ])('%j is not a number', (text) => {
    expect(canonicalNumber(text)).toBeNull();
  });

  it('is unchanged when already in canonical form', () => {
    const typed = fc.array(fc.constantFrom(...'0123456789+-−.。,，٣８ \u200bek'), { maxLength: 42 });
    fc.assert(
      fc.property(typed, (characters) => {
        const number = canonicalNumber(characters.join(''));
        if (number === null) return;
        expect(canonicalNumber(number)).toBe(number);
        expect(number).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
      }),
      { numRuns: 5_000 },
    );
  });

  it('has the value that was typed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(9), (units, scale) => {
        const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
        const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
        expect(canonicalNumber(`${units < 0n ? '－' : ''}${text}`)).toBe(`${units < 0n ? '-' : ''}${text}`);
      }),
    );
  });
});

it('treats a text of invisible characters alone as blank', () => {
  expect([' ', '\u200b\u3000', ''].map(isBlank)).toEqual([true, true, true]);
  expect(isBlank('\u200b0')).toBe(false);
});
