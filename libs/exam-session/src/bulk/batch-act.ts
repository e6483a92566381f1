/** Acts that can be done to many sessions at once. */
export const BATCH_ACTS = ['extend', 'lock', 'unlock', 'close'] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];

/** Outcome for one target; every outcome but `done` means that the act was not done to it. */
export const BATCH_OUTCOMES = ['done', 'not_started', 'not_open', 'unchanged', 'time_limit', 'failed'] as const;
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number];

/**
 * `collecting`: the targets are being stored; no act is done before all are. `broken`: storing was interrupted, and
 * nothing was done.
 */
export const BATCH_STATES = ['collecting', 'running', 'done', 'broken'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** Far more than one county. For a whole province, act on its cities one by one. */
export const MOST_IN_BATCH = 20_000;
