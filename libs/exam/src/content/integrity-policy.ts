/** Acts that an exam may watch for during its sessions. */
export const WATCHED_ACTS = [
  'leaving_page',
  'losing_focus',
  'leaving_full_screen',
  'copying_pasting',
  'printing',
  'changing_device',
  'changing_address',
] as const;
export type WatchedAct = (typeof WATCHED_ACTS)[number];

/** What happens to a session past the limit: locked until an invigilator unlocks it, or handed in as it stands. */
export const PAST_LIMIT_ACTS = ['lock', 'submit'] as const;
export type PastLimit = (typeof PAST_LIMIT_ACTS)[number];

export const LARGEST_INTEGRITY_LIMIT = 100;

export interface IntegrityPolicy {
  watched: WatchedAct[];
  /** Number of acts without consequences; the next one has them. Null: acts are only recorded and warned about. */
  limit: number | null;
  pastLimit: PastLimit;
}
