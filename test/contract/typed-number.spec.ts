import { canonicalNumber, isBlank } from '@sunflower/platform';
import fc from 'fast-check';
import { readNumber } from '../../apps/web/src/candidate/answering/inputs/read-number';

/** What the server makes of what the page would show. */
const byServer = (entry: string) => {
  const text = canonicalNumber(entry);
  return text === null ? (isBlank(entry) ? 'empty' : null) : text;
};
const byPage = (entry: string) => {
  const read = readNumber(entry);
  return read.kind === 'number' ? read.text : read.kind === 'empty' ? 'empty' : null;
};

const MAX_LENGTH = 40;
const typed = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...'0123456789012345678901234567') },
      { weight: 2, arbitrary: fc.constantFrom(...'+-.,。，·．－−–＋﹣ \u3000\u200b\ufeff\u0000\t٣８༣᠓²½三ek%') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    ),
    { maxLength: MAX_LENGTH },
  )
  .map((characters) => characters.join('').slice(0, MAX_LENGTH));

describe('a number field', () => {
  it('means on the page what it means on the server, whatever is typed', () => {
    fc.assert(
      fc.property(typed, (entry) => {
        expect(byPage(entry)).toBe(byServer(entry));
      }),
      { numRuns: 4_000 },
    );
  });

  it.each(['36+5', '37 38', '12.5kg', '1e3', '1,000', '1,00', '.', '-0', '12。5', '1'.repeat(31)])(
    'means the same for %s',
    (entry) => {
      expect(byPage(entry)).toBe(byServer(entry));
    },
  );
});
