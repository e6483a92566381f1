import type { PaperItem, Response } from '../../../api/candidate-contract';
import { itemsInOrder, paperProgress, progressOf, sharedRange } from './item-progress';
import { goTo, mistype, toggleFlag, type Place } from './place-in-paper';

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
const nowhere: Place = { current: 1, seen: [], flagged: [], mistyped: {} };

describe('the state of an item', () => {
  const item = anItem({ itemNumber: 3 });

  it('is not seen, then seen, then answered', () => {
    const seen = goTo(nowhere, 3);
    expect(progressOf({ item, response: undefined, place: nowhere })).toBe('notSeen');
    expect(progressOf({ item, response: undefined, place: seen })).toBe('seen');
    expect(progressOf({ item, response: 'B', place: seen })).toBe('answered');
  });

  it('is seen again after the answer was cleared', () => {
    expect(progressOf({ item, response: null, place: goTo(nowhere, 3) })).toBe('seen');
  });

  it('is partly answered while a blank or a prompt has no answer', () => {
    const fillIn = anItem({ itemNumber: 4, type: 'fill_in', blankCount: 2 });
    const matching = anItem({
      itemNumber: 5,
      type: 'matching',
      prompts: [
        { id: '1', text: '' },
        { id: '2', text: '' },
      ],
    });
    expect(progressOf({ item: fillIn, response: ['维生素D', ' '], place: nowhere })).toBe('partly');
    expect(progressOf({ item: fillIn, response: ['维生素D', '钙'], place: nowhere })).toBe('answered');
    expect(progressOf({ item: matching, response: { '1': 'A' }, place: nowhere })).toBe('partly');
  });
});

describe('the progress through the paper', () => {
  it('counts answers, blanks and flags in the paper’s order', () => {
    const items = [1, 2, 3, 4].map((itemNumber) => anItem({ itemNumber }));
    const answers = new Map<number, Response>([
      [2, 'A'],
      [4, null],
    ]);
    const place = toggleFlag(toggleFlag(nowhere, 3), 1);
    expect(paperProgress({ items, answers, place })).toEqual({
      total: 4,
      answered: 1,
      blank: [1, 3, 4],
      partly: [],
      flagged: [1, 3],
      mistyped: [],
      closedBlank: [],
    });
  });

  it('lists an item that can no longer be answered apart, and counts it as unanswered', () => {
    const items = [1, 2, 3].map((itemNumber) => anItem({ itemNumber, type: 'numeric' }));
    const place: Place = { ...nowhere, flagged: [1, 2], mistyped: { 1: '36+5' } };
    const answers = new Map<number, Response>([[3, '1']]);
    expect(paperProgress({ items, answers, place, isClosed: (itemNumber) => itemNumber === 1 })).toEqual({
      total: 3,
      answered: 1,
      blank: [2],
      partly: [],
      flagged: [2],
      mistyped: [],
      closedBlank: [1],
    });
  });

  it('lists items whose field holds text that is not a number, until it is cleared or a number is saved', () => {
    const items = [1, 2, 3].map((itemNumber) => anItem({ itemNumber, type: 'numeric' }));
    const answers = new Map<number, Response>([[2, '38']]);
    const place = [1, 2].reduce((now, itemNumber) => mistype(now, { itemNumber, entry: '36+5' }), nowhere);
    expect(paperProgress({ items, answers, place })).toMatchObject({ blank: [1, 3], mistyped: [1] });
    const gone = mistype(place, { itemNumber: 1, entry: null });
    expect(paperProgress({ items, answers, place: gone }).mistyped).toEqual([]);
    expect(mistype(gone, { itemNumber: 1, entry: null })).toBe(gone);
  });

  it('removes a flag the second time', () => {
    expect(toggleFlag(toggleFlag(nowhere, 3), 3).flagged).toEqual([]);
  });

  it('keeps each item with its section', () => {
    const placed = itemsInOrder([
      { title: '单选', items: [anItem({ itemNumber: 1 })] },
      { title: '多选', items: [anItem({ itemNumber: 2 })] },
    ]);
    expect(placed.map(({ item, sectionTitle }) => [item.itemNumber, sectionTitle])).toEqual([
      [1, '单选'],
      [2, '多选'],
    ]);
  });

  it('gives the range of items that share a case, and null for a single item', () => {
    const stimulus = { id: 's1', text: '' };
    const items = [anItem({ itemNumber: 1 }), ...[2, 3, 4].map((itemNumber) => anItem({ itemNumber, stimulus }))];
    expect(sharedRange(items, items[2] as PaperItem)).toEqual({ first: 2, last: 4 });
    expect(sharedRange(items, items[0] as PaperItem)).toBeNull();
  });
});
