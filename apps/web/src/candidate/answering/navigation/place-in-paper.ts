/** Position, seen items, flags and mistyped entries. Stored only on this device and removed after submission. */
export interface Place {
  current: number;
  seen: number[];
  flagged: number[];
  /** By item number, the text in a number field that is not a number. */
  mistyped: Record<number, string>;
}

export function goTo(place: Place, itemNumber: number): Place {
  return { ...see(place, itemNumber), current: itemNumber };
}

export function see(place: Place, itemNumber: number): Place {
  return place.seen.includes(itemNumber) ? place : { ...place, seen: [...place.seen, itemNumber] };
}

export function toggleFlag(place: Place, itemNumber: number): Place {
  const flagged = place.flagged.includes(itemNumber)
    ? place.flagged.filter((other) => other !== itemNumber)
    : [...place.flagged, itemNumber];
  return { ...place, flagged };
}

/** `entry` is null when the field is empty or holds a number. */
export function mistype(place: Place, { itemNumber, entry }: { itemNumber: number; entry: string | null }): Place {
  if ((place.mistyped[itemNumber] ?? null) === entry) return place;
  const { [itemNumber]: _before, ...mistyped } = place.mistyped;
  return { ...place, mistyped: entry === null ? mistyped : { ...mistyped, [itemNumber]: entry } };
}

const prefix = 'sunflower.place.';
const storageKey = (sessionId: string) => prefix + sessionId;

/** Null when this session was not answered on this device. */
export function findPlace(sessionId: string): Place | null {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(sessionId)) ?? 'null') as Partial<Place> | null;
    if (!stored || typeof stored.current !== 'number') return null;
    return {
      current: stored.current,
      seen: stored.seen ?? [],
      flagged: stored.flagged ?? [],
      mistyped: stored.mistyped ?? {},
    };
  } catch {
    // Storage is forbidden or corrupt: start at the first item.
    return null;
  }
}

export function rememberPlace(sessionId: string, place: Place): void {
  try {
    localStorage.setItem(storageKey(sessionId), JSON.stringify(place));
  } catch {
    // Storage is full or forbidden: only the position is lost, no answer.
  }
}

export function forgetPlaces(goes: (sessionId: string) => boolean): void {
  try {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    for (const key of kept) if (goes(key.slice(prefix.length))) localStorage.removeItem(key);
  } catch {
    // Storage is forbidden, so nothing was stored.
  }
}
