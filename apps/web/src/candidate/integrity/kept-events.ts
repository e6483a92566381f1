import type { IntegrityEvent } from '../../api/candidate-contract';

const eventsPrefix = 'sunflower.events.';
const storageKey = (sessionId: string) => eventsPrefix + sessionId;

/** Events of the session that are not reported yet. */
export function findKeptEvents(sessionId: string): IntegrityEvent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(sessionId)) ?? '[]');
    return Array.isArray(stored) ? (stored as IntegrityEvent[]) : [];
  } catch {
    // Forbidden or spoilt storage: there is nothing to report from before.
    return [];
  }
}

export function keepEvents(sessionId: string, events: IntegrityEvent[]): void {
  try {
    if (events.length > 0) localStorage.setItem(storageKey(sessionId), JSON.stringify(events));
    else localStorage.removeItem(storageKey(sessionId));
  } catch {
    // Storage is full or forbidden: they live as long as the page.
  }
}

const leavingPrefix = 'sunflower.left.';
const leavingKey = (sessionId: string) => leavingPrefix + sessionId;

/** The page goes away: whether that was a reload is known only to the page that comes after it. */
export function keepLeaving(sessionId: string, at: string): void {
  try {
    localStorage.setItem(leavingKey(sessionId), at);
  } catch {
    // Storage is full or forbidden: it is not told.
  }
}

/** When the page before this one went away; null when it is not known. It is told once. */
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
    // Nothing was stored there.
  }
}
