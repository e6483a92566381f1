import { useEffect, useState } from 'react';
import type { Folding } from '../unfolding/folding';
import type { PlacedItem } from './item-progress';
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
  /** The review follows the last item. A gesture, a swipe or a key, may be an accident: it never closes a question unasked. */
  step(by: -1 | 1, how?: 'gesture'): void;
  /** The next question of an unfolding case, before which the candidate is asked; null when nothing is asked. */
  asking: number | null;
  /** Goes on from this open question of an unfolding case, at once or after asking; false where nothing unfolds. */
  unfold(itemNumber: number): boolean;
  /** The answer to the question. */
  goOn(yes: boolean): void;
  openReview(): void;
  closeReview(): void;
  flag(): void;
  mistype(itemNumber: number, entry: string | null): void;
}

interface PaperToWalk {
  sessionId: string;
  placedItems: PlacedItem[];
  folding: Folding | null;
  /** Called when a folded item is shown for the first time. */
  onReach: (itemNumber: number) => void;
}

export function usePaperNavigation({ sessionId, placedItems, folding, onReach }: PaperToWalk): PaperNavigation {
  const [stored, setPlace] = useState(() => firstPlace(sessionId, placedItems));
  const [reviewing, setReviewing] = useState(false);
  const [arrival, setArrival] = useState<PaperNavigation['arrival']>(null);
  const [asking, setAsking] = useState<number | null>(null);
  useEffect(() => rememberPlace(sessionId, stored), [sessionId, stored]);

  const shownFor = (itemNumber: number) => folding?.shownFor(itemNumber) ?? itemNumber;
  const current = shownFor(stored.current);
  const place = current === stored.current ? stored : { ...stored, current };
  const index = placedItems.findIndex(({ item }) => item.itemNumber === current);
  const show = (itemNumber: number) => {
    setAsking(null);
    setArrival({ itemNumber });
    setReviewing(false);
    setPlace((now) => goTo(now, itemNumber));
  };
  const go = (itemNumber: number) => show(shownFor(itemNumber));
  const enter = (itemNumber: number) => {
    onReach(itemNumber);
    show(itemNumber);
  };
  const unfold = (itemNumber: number, how?: 'gesture') => {
    const next = folding?.nextPart(itemNumber) ?? null;
    if (!folding || next === null) return false;
    if (how || folding.reasonsToStay({ itemNumber, place }).length > 0) setAsking(next);
    else enter(next);
    return true;
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
    step: (by, how) => {
      if (by === 1 && unfold(current, how)) return;
      const next = placedItems[index + by];
      if (next) go(next.item.itemNumber);
      else if (by === 1) setReviewing(true);
    },
    asking,
    unfold,
    goOn: (yes) => (yes && asking !== null ? enter(asking) : setAsking(null)),
    openReview: () => {
      setAsking(null);
      setReviewing(true);
    },
    closeReview: () => go(current),
    flag: () => setPlace((now) => toggleFlag(now, current)),
    mistype: (itemNumber, entry) => setPlace((now) => mistype(now, { itemNumber, entry })),
  };
}

function firstPlace(sessionId: string, placedItems: PlacedItem[]): Place {
  const itemNumbers = placedItems.map(({ item }) => item.itemNumber);
  const first = itemNumbers[0] ?? 1;
  const known = findPlace(sessionId) ?? { current: first, seen: [], flagged: [], mistyped: {} };
  return goTo(known, itemNumbers.includes(known.current) ? known.current : first);
}
