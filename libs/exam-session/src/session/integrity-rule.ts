import { WATCHED_ACTS, type IntegrityPolicy, type WatchedAct } from '@sunflower/exam';

/** Kinds reported by pages. The return (`page_shown`, `focus_gained`, …) is recorded too, but never counted. */
const TOLD_KINDS: Partial<Record<WatchedAct, readonly string[]>> = {
  leaving_page: ['page_hidden'],
  losing_focus: ['focus_lost'],
  leaving_full_screen: ['full_screen_left'],
  copying_pasting: ['copied', 'pasted'],
  printing: ['printed'],
};

/** Kinds observed by the server; no page may report them. */
export const SEEN_KINDS = {
  start: 'started',
  changing_device: 'seat_taken_over',
  changing_address: 'address_changed',
} as const;

const seenKind = (act: WatchedAct): string | null =>
  act in SEEN_KINDS ? SEEN_KINDS[act as keyof typeof SEEN_KINDS] : null;

/** A page's events within this time of a counted act belong to it: leaving the page loses focus and full screen too. */
const SAME_ACT_MS = 2_000;

/** The watched act to which an event kind belongs; null for kinds that are never counted. */
export const actOf = (kind: string): WatchedAct | null =>
  WATCHED_ACTS.find((act) => TOLD_KINDS[act]?.includes(kind) || seenKind(act) === kind) ?? null;

interface Happening {
  kind: string;
  at: number;
}

/** The new events that count. `toldBeforeAtMs`: times of the page's events that were counted before. */
export function newActs<Event extends Happening>({
  events,
  toldBeforeAtMs,
  watched,
}: {
  events: readonly Event[];
  toldBeforeAtMs: readonly number[];
  watched: readonly WatchedAct[];
}): Event[] {
  const toldKinds = new Set(watched.flatMap((act) => TOLD_KINDS[act] ?? []));
  const seenKinds = new Set(watched.map(seenKind));
  const toldAtMs = [...toldBeforeAtMs];
  return [...events]
    .sort((one, other) => one.at - other.at)
    .filter(({ kind, at }) => {
      if (seenKinds.has(kind)) return true;
      if (!toldKinds.has(kind) || toldAtMs.some((countedAtMs) => Math.abs(at - countedAtMs) < SAME_ACT_MS))
        return false;
      toldAtMs.push(at);
      return true;
    });
}

export interface IntegrityCount {
  integrityCount: number;
  integrityForgiven: number;
}

/** Acts that count against the limit: those since an invigilator last unlocked the session. */
export const actsHeld = ({ integrityCount, integrityForgiven }: IntegrityCount): number =>
  integrityCount - integrityForgiven;

export const isPastLimit = ({ held, policy }: { held: number; policy: IntegrityPolicy }): boolean =>
  policy.limit !== null && held > policy.limit;
