import type { PaperItem, Response } from '../../../api/candidate-contract';
import type { Place } from '../navigation/place-in-paper';
import { reasonsToStay, standingsOf } from './unfolding';

const anItem = (given: Partial<PaperItem> & { itemNumber: number }): PaperItem => ({
  type: 'single_choice',
  stem: '',
  stimulus: null,
  prompts: [],
  options: [],
  blankCount: 0,
  points: 1,
  ...given,
});
const inCase = (itemNumber: number, part: number, id = 'case'): PaperItem =>
  anItem({ itemNumber, stimulus: { id, text: '测试病例' }, unfolding: { part, furtherCase: null } });

/** Items 2, 3 and 4 are an unfolding case, 5 and 6 a case that shows all its questions. */
const items = [
  anItem({ itemNumber: 1 }),
  ...[1, 2, 3].map((part) => inCase(part + 1, part)),
  ...[5, 6].map((itemNumber) => anItem({ itemNumber, stimulus: { id: 'plain', text: '' } })),
];
const standings = (entries: [number, Response][]) =>
  Object.fromEntries(
    [...standingsOf({ items, answers: new Map(entries) })].map(([itemNumber, { access, openItem, next }]) => [
      itemNumber,
      [access, openItem, next],
    ]),
  );

describe('an unfolding case', () => {
  it.each<[string, [number, Response][], unknown]>([
    ['shows its first question alone', [], { 2: ['open', 2, 3], 3: ['folded', 2, null], 4: ['folded', 2, null] }],
    [
      'keeps the first question open while only that one is answered',
      [[2, 'A']],
      { 2: ['open', 2, 3], 3: ['folded', 2, null], 4: ['folded', 2, null] },
    ],
    [
      'closes a question once the next one is reached, though not answered',
      [
        [2, 'A'],
        [3, null],
      ],
      { 2: ['readOnly', 3, null], 3: ['open', 3, 4], 4: ['folded', 3, null] },
    ],
    [
      'closes a question that was passed without an answer',
      [[3, 'B']],
      { 2: ['readOnly', 3, null], 3: ['open', 3, 4], 4: ['folded', 3, null] },
    ],
    [
      'has nothing after its last question',
      [[4, null]],
      { 2: ['readOnly', 4, null], 3: ['readOnly', 4, null], 4: ['open', 4, null] },
    ],
  ])('%s', (_, entries, wanted) => {
    expect(standings(entries)).toEqual(wanted);
  });

  it('unfolds apart from other cases', () => {
    const two = [inCase(1, 1), inCase(2, 2), inCase(3, 1, 'other'), inCase(4, 2, 'other')];
    const found = standingsOf({ items: two, answers: new Map([[4, 'A']]) });
    expect([...found.values()].map(({ access }) => access)).toEqual(['open', 'folded', 'readOnly', 'open']);
  });
});

describe('going on in an unfolding case', () => {
  const nowhere: Place = { current: 2, seen: [], flagged: [], mistyped: {} };
  const fillIn = anItem({ itemNumber: 2, type: 'fill_in', blankCount: 2 });

  it.each<[string, PaperItem, Response | undefined, Partial<Place>, string[]]>([
    ['nothing, for an answered question', inCase(2, 1), 'A', {}, []],
    ['a question without an answer', inCase(2, 1), undefined, {}, ['blank']],
    ['a cleared answer', inCase(2, 1), null, {}, ['blank']],
    ['an empty blank', fillIn, ['钙', ''], {}, ['partly']],
    ['a text that is no number', inCase(2, 1), undefined, { mistyped: { 2: '36+5' } }, ['mistyped']],
    ['a mark', inCase(2, 1), 'A', { flagged: [2] }, ['flagged']],
    ['a mark and no answer', inCase(2, 1), null, { flagged: [2] }, ['blank', 'flagged']],
  ])('is held up by %s', (_, item, response, place, wanted) => {
    expect(reasonsToStay({ item, response, place: { ...nowhere, ...place } })).toEqual(wanted);
  });
});
