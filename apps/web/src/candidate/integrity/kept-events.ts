import type { IntegrityEvent } from '../../api/candidate-contract';

const eventsPrefix = 'sunflower.events.';
const storageKey = (sessionId: string) => eventsPrefix + sessionId;

/** Stored events of the session that were not reported yet. */
export function findKeptEvents(sessionId: string): IntegrityEvent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(sessionId)) ?? '[]');
    return Array.isArray(stored) ? (stored as IntegrityEvent[]) : [];
  } catch {
    // Storage is forbidden or corrupt: there are no earlier events.
    return [];
  }
}

export function keepEvents(sessionId: string, events: IntegrityEvent[]): void {
  try {
    if (events.length > 0) localStorage.setItem(storageKey(sessionId), JSON.stringify(events));
    else localStorage.removeItem(storageKey(sessionId));
  } catch {
    // Storage is full or forbidden: the events last as long as the page.
  }
}

const leavingPrefix = 'sunflower.left.';
const leavingKey = (sessionId: string) => leavingPrefix + sessionId;

/** Stores when the page went away. Only the next page knows whether that was a reload. */
export function keepLeaving(sessionId: string, at: string): void {
  try {
    localStorage.setItem(leavingKey(sessionId), at);
  } catch {
    // Storage is full or forbidden: this leaving is not reported.
  }
}

/** Returns and removes the time at which the previous page went away; null when unknown. */
export function takeLeaving(sessionId: string): string | null {
  try {
    const at = localStorage.getItem(leavingKey(sessionId));
    localStorage.removeItem(leavingKey(sessionId));
    return at;
  } catch {
    return null;
  }
}

export function forgetEvents(goes: (sessionId: string) => boolean): void {
  try {
    for (const prefix of [eventsPrefix, leavingPrefix]) {
      const kept = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      for (const key of kept) if (goes(key.slice(prefix.length))) localStorage.removeItem(key);
    }
  } catch {
    // Storage is forbidden, so nothing was stored.
  }
}
