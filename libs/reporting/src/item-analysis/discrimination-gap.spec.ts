import { analyse } from './analyse';
import type { AnalysedItem } from './analysed-item';
import { discriminationGap } from './discrimination-gap';
import { MarkTable } from './mark-table';

const itemOf = (id: string, counts = true): AnalysedItem => ({
  id,
  maxMillipoints: 1000,
  counts,
  optionCount: 0,
  right: [],
  guessShare: null,
  stratum: 'one',
});

/** The gap of each item; a row for each person. */
function gapsOf({ items, marks }: { items: AnalysedItem[]; marks: number[][] }) {
  const table = new MarkTable(items);
  for (const row of marks)
    table.addPerson(row.map((markMillipoints, item) => ({ item, markMillipoints, chosen: null })));
  return analyse(table).items.map((item) => [item.discriminationIndex, discriminationGap(item)]);
}

describe('an item without a discrimination index', () => {
  it('has marks that are all the same, although its mark is a fraction', () => {
    const items = [itemOf('same'), itemOf('other'), itemOf('third')];
    const marks = [
      [333, 0, 1000],
      [333, 1000, 1000],
      [333, 1000, 0],
    ];
    expect(gapsOf({ items, marks })[0]).toEqual([null, 'same_mark']);
  });

  it('has marks that differ, beside a rest that is the same for everybody', () => {
    const items = [itemOf('differs'), itemOf('same')];
    expect(
      gapsOf({
        items,
        marks: [
          [0, 1000],
          [1000, 1000],
        ],
      }),
    ).toEqual([
      [null, 'same_rest'],
      [null, 'same_mark'],
    ]);
  });

  it('was on one paper alone', () => {
    expect(gapsOf({ items: [itemOf('one'), itemOf('two')], marks: [[0, 1000]] })).toEqual([
      [null, 'one_paper'],
      [null, 'one_paper'],
    ]);
  });

  it('does not count in this run', () => {
    const items = [itemOf('dropped', false), itemOf('one'), itemOf('two')];
    const marks = [
      [0, 0, 0],
      [1000, 1000, 1000],
    ];
    const [dropped, one] = gapsOf({ items, marks });
    expect(dropped).toEqual([null, 'not_counted']);
    expect(one).toEqual([expect.closeTo(100, 9), null]);
  });
});
