import { isBlank } from '@sunflower/content/typed';
import type { PaperItem, PaperSection, Response } from '../../../api/candidate-contract';
import type { Place } from './place-in-paper';

export type ItemProgress = 'notSeen' | 'seen' | 'partly' | 'answered';

export function isAnswered(response: Response | undefined): boolean {
  return response !== null && response !== undefined;
}

/** A fill-in with an empty blank, or a matching item with an unmatched prompt, is answered partly. */
export function isPartly(item: PaperItem, response: Response | undefined): boolean {
  if (item.type === 'fill_in' && Array.isArray(response)) return response.some(isBlank);
  if (item.type === 'matching' && response !== null && typeof response === 'object' && !Array.isArray(response)) {
    return Object.keys(response).length < (item.prompts ?? []).length;
  }
  return false;
}

export function progressOf({
  item,
  response,
  place,
}: {
  item: PaperItem;
  response: Response | undefined;
  place: Place;
}): ItemProgress {
  if (isAnswered(response)) return isPartly(item, response) ? 'partly' : 'answered';
  return place.seen.includes(item.itemNumber) ? 'seen' : 'notSeen';
}

export interface PaperProgress {
  total: number;
  answered: number;
  /** Item numbers, in the paper's order. */
  blank: number[];
  partly: number[];
  flagged: number[];
  /** Unanswered items whose field holds text that is not a number. */
  mistyped: number[];
  /** Unanswered items that can no longer be answered; the lists before hold only items that can. */
  closedBlank: number[];
}

export function paperProgress({
  items,
  answers,
  place,
  isClosed = () => false,
}: {
  items: PaperItem[];
  answers: ReadonlyMap<number, Response>;
  place: Place;
  /** Whether the candidate has gone on from the item for good. */
  isClosed?: (itemNumber: number) => boolean;
}): PaperProgress {
  const numbers = (wanted: (item: PaperItem) => boolean) =>
    items.filter((item) => wanted(item) && !isClosed(item.itemNumber)).map(({ itemNumber }) => itemNumber);
  const allBlank = items.flatMap(({ itemNumber }) => (isAnswered(answers.get(itemNumber)) ? [] : [itemNumber]));
  const blank = allBlank.filter((itemNumber) => !isClosed(itemNumber));
  return {
    total: items.length,
    answered: items.length - allBlank.length,
    blank,
    partly: numbers((item) => isPartly(item, answers.get(item.itemNumber))),
    mistyped: blank.filter((itemNumber) => place.mistyped[itemNumber] !== undefined),
    flagged: numbers((item) => place.flagged.includes(item.itemNumber)),
    closedBlank: allBlank.filter(isClosed),
  };
}

export interface PlacedItem {
  item: PaperItem;
  sectionTitle: string;
  sectionIndex: number;
}

export function itemsInOrder(sections: PaperSection[]): PlacedItem[] {
  return sections.flatMap(({ title, items }, sectionIndex) =>
    items.map((item) => ({ item, sectionTitle: title, sectionIndex })),
  );
}

/** First and last item number that share this item's stimulus; null for an item without a shared one. */
export function sharedRange(items: PaperItem[], item: PaperItem): { first: number; last: number } | null {
  const sharing = items.filter(({ stimulus }) => stimulus !== null && stimulus.id === item.stimulus?.id);
  const first = sharing[0];
  const last = sharing[sharing.length - 1];
  return first && last && first !== last ? { first: first.itemNumber, last: last.itemNumber } : null;
}
