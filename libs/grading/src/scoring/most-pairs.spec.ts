import fc from 'fast-check';
import { mostPairs } from './most-pairs';

/** Brute force over every order. */
function byTrying(fits: readonly (readonly boolean[])[]): number {
  const best = (one: number, taken: ReadonlySet<number>): number => {
    if (one === fits.length) return 0;
    const places = fits[one]!.flatMap((fit, place) => (fit && !taken.has(place) ? [place] : []));
    return Math.max(best(one + 1, taken), ...places.map((place) => 1 + best(one + 1, new Set([...taken, place]))));
  };
  return best(0, new Set());
}

describe('answers whose order does not matter', () => {
  it('fill as many places as the best order could', () => {
    const size = fc.integer({ min: 1, max: 6 });
    const table = size.chain((count) =>
      fc.array(fc.array(fc.boolean(), { minLength: count, maxLength: count }), { minLength: count, maxLength: count }),
    );
    fc.assert(
      fc.property(table, (fits) => {
        const members = fits.map((_, member) => member);
        expect(mostPairs({ members, fits: (one, place) => fits[one]![place]! })).toBe(byTrying(fits));
      }),
      { numRuns: 500 },
    );
  });
});
