import { useEffect, useMemo, useState } from 'react';
import type { PaperSection } from '../../api/candidate-contract';
import { itemsInOrder, type PlacedItem } from './item-progress';
import { findPlace, goTo, rememberPlace, toggleFlag, type Place } from './place-in-paper';

export interface PaperNavigation {
  placedItems: PlacedItem[];
  placed: PlacedItem;
  index: number;
  place: Place;
  reviewing: boolean;
  /** The candidate has turned a page since this one opened. */
  moved: boolean;
  goTo(itemNumber: number): void;
  /** Past the last item lies the review. */
  step(by: -1 | 1): void;
  openReview(): void;
  closeReview(): void;
  flag(): void;
}

export function usePaperNavigation(sessionId: string, sections: PaperSection[]): PaperNavigation {
  const placedItems = useMemo(() => itemsInOrder(sections), [sections]);
  const [place, setPlace] = useState(() => firstPlace(sessionId, placedItems));
  const [reviewing, setReviewing] = useState(false);
  const [moved, setMoved] = useState(false);
  useEffect(() => rememberPlace(sessionId, place), [sessionId, place]);

  const index = placedItems.findIndex(({ item }) => item.itemNumber === place.current);
  const go = (itemNumber: number) => {
    setMoved(true);
    setReviewing(false);
    setPlace((now) => goTo(now, itemNumber));
  };
  return {
    placedItems,
    placed: placedItems[index] as PlacedItem,
    index,
    place,
    reviewing,
    moved,
    goTo: go,
    step: (by) => {
      const next = placedItems[index + by];
      if (next) go(next.item.itemNumber);
      else if (by === 1) setReviewing(true);
    },
    openReview: () => setReviewing(true),
    closeReview: () => go(place.current),
    flag: () => setPlace((now) => toggleFlag(now, now.current)),
  };
}

function firstPlace(sessionId: string, placedItems: PlacedItem[]): Place {
  const itemNumbers = placedItems.map(({ item }) => item.itemNumber);
  const first = itemNumbers[0] ?? 1;
  const known = findPlace(sessionId) ?? { current: first, seen: [], flagged: [] };
  return goTo(known, itemNumbers.includes(known.current) ? known.current : first);
}
