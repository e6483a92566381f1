import { useEffect, useMemo, useState } from 'react';
import type { PaperSection } from '../../../api/candidate-contract';
import { itemsInOrder, type PlacedItem } from './item-progress';
import { findPlace, goTo, mistype, rememberPlace, see, toggleFlag, type Place } from './place-in-paper';

export interface PaperNavigation {
  placedItems: PlacedItem[];
  placed: PlacedItem;
  index: number;
  place: Place;
  reviewing: boolean;
  /** The item the candidate last navigated to; null before the first step. Each step gives a new object. */
  arrival: { itemNumber: number } | null;
  goTo(itemNumber: number): void;
  /** Makes an item current because it was touched in a section, without moving the focus. */
  attend(itemNumber: number): void;
  /** The item scrolled into view. */
  see(itemNumber: number): void;
  /** The review follows the last item. */
  step(by: -1 | 1): void;
  openReview(): void;
  closeReview(): void;
  flag(): void;
  mistype(itemNumber: number, entry: string | null): void;
}

export function usePaperNavigation(sessionId: string, sections: PaperSection[]): PaperNavigation {
  const placedItems = useMemo(() => itemsInOrder(sections), [sections]);
  const [place, setPlace] = useState(() => firstPlace(sessionId, placedItems));
  const [reviewing, setReviewing] = useState(false);
  const [arrival, setArrival] = useState<PaperNavigation['arrival']>(null);
  useEffect(() => rememberPlace(sessionId, place), [sessionId, place]);

  const index = placedItems.findIndex(({ item }) => item.itemNumber === place.current);
  const go = (itemNumber: number) => {
    setArrival({ itemNumber });
    setReviewing(false);
    setPlace((now) => goTo(now, itemNumber));
  };
  return {
    placedItems,
    placed: placedItems[index] as PlacedItem,
    index,
    place,
    reviewing,
    arrival,
    goTo: go,
    attend: (itemNumber) => setPlace((now) => goTo(now, itemNumber)),
    see: (itemNumber) => setPlace((now) => see(now, itemNumber)),
    step: (by) => {
      const next = placedItems[index + by];
      if (next) go(next.item.itemNumber);
      else if (by === 1) setReviewing(true);
    },
    openReview: () => setReviewing(true),
    closeReview: () => go(place.current),
    flag: () => setPlace((now) => toggleFlag(now, now.current)),
    mistype: (itemNumber, entry) => setPlace((now) => mistype(now, { itemNumber, entry })),
  };
}

function firstPlace(sessionId: string, placedItems: PlacedItem[]): Place {
  const itemNumbers = placedItems.map(({ item }) => item.itemNumber);
  const first = itemNumbers[0] ?? 1;
  const known = findPlace(sessionId) ?? { current: first, seen: [], flagged: [], mistyped: {} };
  return goTo(known, itemNumbers.includes(known.current) ? known.current : first);
}
