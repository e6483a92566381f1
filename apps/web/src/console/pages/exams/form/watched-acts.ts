import type { Schemas } from '../../../console-api';

export type WatchedAct = Schemas['IntegrityPolicyDto']['watched'][number];

/** The watched acts in display order. */
export const watchedActs: readonly WatchedAct[] = [
  'leaving_page',
  'losing_focus',
  'leaving_full_screen',
  'copying_pasting',
  'printing',
  'changing_device',
  'changing_address',
];
