import { formatClock } from '../../i18n/format-time';
import type { TextKey } from '../use-candidate-text';
import type { OutboxView } from './response-outbox';

export type SaveTone = 'quiet' | 'saved' | 'saving' | 'trouble';

export interface SaveState {
  tone: SaveTone;
  key: TextKey;
  values: { time: string; count: number };
}

/** The save state to show: "saved" only when the server has acknowledged everything on the paper. */
export function saveState({
  unsavedCount,
  refusedItems,
  paused,
  failing,
  savedAtMs,
  keptOnDevice,
  mistypedCount,
}: OutboxView & {
  /** Number of items whose field holds text that is not a number. */
  mistypedCount: number;
}): SaveState {
  const values = { time: savedAtMs === null ? '' : formatClock(savedAtMs), count: unsavedCount };
  if (unsavedCount > 0 && paused) {
    return { tone: 'trouble', key: keptOnDevice ? 'save.waitingKept' : 'save.waitingInPage', values };
  }
  if (unsavedCount > 0 && unsavedCount === refusedItems.size) return { tone: 'trouble', key: 'save.refused', values };
  if (unsavedCount > 0 && failing) {
    const keys =
      failing === 'network'
        ? (['save.offlineKept', 'save.offlineInPage'] as const)
        : (['save.busyKept', 'save.busyInPage'] as const);
    return { tone: 'trouble', key: keys[keptOnDevice ? 0 : 1], values };
  }
  if (unsavedCount > 0) return { tone: 'saving', key: 'save.saving', values };
  if (mistypedCount > 0) return { tone: 'trouble', key: 'save.mistyped', values: { ...values, count: mistypedCount } };
  return savedAtMs === null
    ? { tone: 'quiet', key: 'save.none', values }
    : { tone: 'saved', key: 'save.saved', values };
}
