/** What may be done to many sessions at once. */
export const BATCH_ACTS = ['extend', 'lock', 'unlock', 'close'] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];

/** What became of one of them; all but `done` were not reached. */
export const BATCH_OUTCOMES = ['done', 'not_started', 'not_open', 'unchanged', 'time_limit', 'failed'] as const;
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number];

/** `collecting`: its people are being written down; nothing is done before all are. `broken`: that ended half-way, and nothing was done. */
export const BATCH_STATES = ['collecting', 'running', 'done', 'broken'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** One county, and far more; whoever means all of a province names its cities. */
export const MOST_IN_BATCH = 20_000;
