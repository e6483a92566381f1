import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { answerForm, mayLookAlike, shownForm } from './answer-form';

interface Row {
  what: string;
  same: string[];
  another: string[];
}

const unescaped = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const textsOf = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => unescaped(text));

function table(): Row[] {
  const lines = readFileSync(join(__dirname, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => {
    const [, what = '', same = '', another = ''] = line.split('|');
    return { what: what.trim(), same: textsOf(same), another: textsOf(another) };
  });
}

const rows = table();
const pairs = rows.flatMap(({ same: [first = '', ...others], another }) => [
  ...others.map((other): [string, string, boolean] => [first, other, true]),
  ...another.map((other): [string, string, boolean] => [first, other, false]),
]);

describe('the table of the README', () => {
  it('has enough rows', () => {
    expect(pairs.length).toBeGreaterThan(120);
  });

  it.each(pairs)('%j and %j: the same is %s', (first, other, same) => {
    expect(answerForm(first) === answerForm(other)).toBe(same);
  });

  it.each(rows)('$what: the same answers share one form, and the others have other forms', ({ same, another }) => {
    expect(new Set(same.map(answerForm)).size).toBe(1);
    for (const other of another) expect(same.map(answerForm)).not.toContain(answerForm(other));
  });
});

// Typed text, the output of word processors, and random characters.
const character = fc.oneof(
  fc.constantFrom(...'0123456789aBxX甲乙ΑΣσς ,，、.。-–—−~～〜\'"“”‘’^²⁹⁻₂½⅓⁄/×*()（）℃°µμΩ㎡①Ⅳ…!?;:：>=<%'),
  fc.constantFrom('\u200b', '\ufeff', '\u00ad', '\u0301', '\u00a0', '\u3000', '\u2028', '\ufe0f', '\u0000'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const typed = fc.array(character, { maxLength: 24 }).map((characters) => characters.join(''));

describe.each([
  ['of an answer', answerForm],
  ['that is shown', shownForm],
])('the form %s', (_, form) => {
  it('is its own form, so that equality is reflexive, symmetric and transitive', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(form(form(text))).toBe(form(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('is not changed by invisible characters', () => {
    fc.assert(
      fc.property(typed, fc.nat(24), (text, place) => {
        const characters = [...text];
        characters.splice(place, 0, '\u200b');
        expect(form(characters.join(''))).toBe(form(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps separate whole numbers separate', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 0n, max: 10n ** 30n }), (one, other) => {
        expect(form(String(one)) === form(String(other))).toBe(one === other);
        if (one !== 0n) expect(form(`−${one}`)).not.toBe(form(String(one)));
      }),
    );
  });

  it('of a text above the length limit is the text itself', () => {
    const long = ' Ａ'.repeat(501);
    expect(form(long)).toBe(long);
  });

  it('is empty only when nothing is visible', () => {
    expect(form(' \u200b\u3000')).toBe('');
    expect(['，', '。', '“”', '、', '-', '?'].map(form)).not.toContain('');
  });
});

describe('the shown form', () => {
  it('of a plain text is the same as that of the text with a space before it, which no short cut takes', () => {
    const sign = fc.constantFrom(...'0123456789aBxXyZ甲乙鿿、，。-×,.');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 8 }), (text) => {
        expect(shownForm(text)).toBe(shownForm(` ${text}`));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['ＡＢ', 'AB'],
    ['6～12 月', '6-12月'],
    ['“弱视”', '"弱视"'],
    ['3\u200b 岁', '3岁'],
    ['½', '1/2'],
  ])('%j looks like %j', (one, other) => {
    expect(shownForm(one)).toBe(shownForm(other));
  });

  it.each([
    ['Aa', 'AA'],
    ['every day', 'everyday'],
    ['10⁹', '109'],
    ['m²', 'm2'],
    ['-3', '3'],
    ['甲、乙', '甲乙'],
    ["'A'", 'A'],
  ])('%j does not look like %j', (one, other) => {
    expect(shownForm(one)).not.toBe(shownForm(other));
  });
});

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
