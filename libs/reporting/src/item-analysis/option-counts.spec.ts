import { ItemColumn } from './mark-table';
import { countChoices } from './option-counts';
import { thirdsOf } from './score-thirds';

const thirds = (totals: number[]): number[] => totals.map(thirdsOf(Float64Array.from(totals)));

describe('thirds by total', () => {
  it.each([
    [[], []],
    [[5], [1]],
    [
      [5, 9],
      [0, 2],
    ],
    [
      [9, 5, 7],
      [2, 0, 1],
    ],
    [
      [1, 2, 3, 4, 5, 6],
      [0, 0, 1, 1, 2, 2],
    ],
  ])('of %j are %j', (totals, expected) => {
    expect(thirds(totals)).toEqual(expected);
  });

  it('keep equal totals together', () => {
    expect(thirds([4, 4, 4, 4])).toEqual([1, 1, 1, 1]);
    expect(thirds([1, 4, 4, 4, 4, 9])).toEqual([0, 1, 1, 1, 1, 2]);
    expect(thirds([1, 1, 1, 1, 1, 9])).toEqual([1, 1, 1, 1, 1, 2]);
  });
});

describe('countChoices', () => {
  const item = {
    id: 'I1',
    maxMillipoints: 1000,
    counts: true,
    optionCount: 3,
    right: [0, 1],
    guessShare: null,
    stratum: '',
  };

  it('counts each of several choices, and separately the people who chose nothing', () => {
    const column = new ItemColumn('I1');
    const chosen = [0b011, 0b001, 0b100, null, 0];
    chosen.forEach((choice, person) => column.add({ person, markMillipoints: 0, chosen: choice }));
    const counted = countChoices({ item, column, thirdOfPerson: (person) => (person < 2 ? 2 : 0) });
    expect(counted).toEqual({
      options: [
        { option: 0, right: true, byThird: [0, 0, 2] },
        { option: 1, right: true, byThird: [0, 0, 1] },
        { option: 2, right: false, byThird: [1, 0, 0] },
      ],
      unanswered: [1, 0, 0],
      everybody: [3, 0, 2],
    });
  });

  it("keeps each person's choice over more people than a chunk holds", () => {
    const column = new ItemColumn('I1');
    for (let person = 0; person < 20_000; person += 1)
      column.add({ person, markMillipoints: 0, chosen: person % 2 === 0 ? 1 : 2 });
    const { options } = countChoices({ item, column, thirdOfPerson: (person) => (person >= 19_999 ? 2 : 0) });
    expect(options.map(({ byThird }) => byThird)).toEqual([
      [10_000, 0, 0],
      [9_999, 0, 1],
      [0, 0, 0],
    ]);
  });
});
