/** `gathering`: notices are written one by one; `stopped`: nothing is sent until somebody lets it go on. */
export const BATCH_STATES = ['gathering', 'sending', 'stopped', 'done'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/**
 * What a list of batches can be narrowed to. `scheduled`: its time has not come; `standing`: the system adds to it for
 * good; `undelivered`: some notice was not delivered, whatever the state.
 */
export const BATCH_FILTERS = [...BATCH_STATES, 'scheduled', 'standing', 'undelivered'] as const;
export type BatchFilter = (typeof BATCH_FILTERS)[number];

/** `failed`: sending it again would not help; `given_up`: tried as often as it is tried. */
export const NOTICE_STATES = ['waiting', 'sending', 'sent', 'failed', 'given_up'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** A notice is tried this often. */
export const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 30_000;
const PAUSE_FACTOR = 4;

/** From one attempt to the next: 30 s, 2 min, 8 min, 32 min, 2 h. */
export const pauseAfter = (attempts: number): number => FIRST_PAUSE_MS * PAUSE_FACTOR ** (attempts - 1);

const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 5 * 60_000;

/** How long a port rests after so many rounds in a row in which nothing could be sent. */
export const restAfter = (failures: number): number =>
  Math.min(FIRST_REST_MS * 2 ** Math.min(failures - 1, 10), LONGEST_REST_MS);
