/** The doorbells there are; one queue each. */
export const JOB_QUEUES = ['grading', 'regrading'] as const;
export type JobQueueName = (typeof JOB_QUEUES)[number];

/** Bells that ring together are delivered together: one job costs Redis and the worker as much as one bell would. */
export const MOST_IDS_A_JOB = 25;

export interface Job {
  queue: JobQueueName;
  /** Id of the row that wants work; no `:` in it. The handler re-reads the row. */
  id: string;
}

/** Takes up to `MOST_IDS_A_JOB` ids together, each once. */
export type JobHandler = (ids: readonly string[]) => Promise<void>;

export interface Sweep {
  name: string;
  everyMs: number;
  run: () => Promise<void>;
}

/**
 * The queue is a doorbell, the table is the truth: `ring` may be lost, doubled or late,
 * a handler re-reads its row and does nothing when there is nothing to do, and a sweep finds what no bell announced.
 */
export abstract class JobQueue {
  /** Rings after the commit; never waits and never throws, whatever the state of Redis. */
  abstract ring(job: Job): void;
  /** Takes the ids of one queue in jobs, up to `concurrency` jobs at a time, in the processes that run jobs. */
  abstract handle(options: { queue: JobQueueName; concurrency: number; handler: JobHandler }): void;
  /** Runs again and again, never over itself, in the processes that run jobs. */
  abstract sweep(sweep: Sweep): void;
  /** Begins the work; before that `handle` and `sweep` only register. */
  abstract start(): Promise<void>;
  /** Whether a bell that is rung now arrives. */
  abstract get isHeard(): boolean;
  /** Jobs (on Redis) or ids (in the process) that wait to be taken; a queue that cannot be asked is left out. */
  abstract countWaiting(): Promise<ReadonlyMap<JobQueueName, number>>;
  /** Lets running handlers end, takes no new ones. */
  abstract close(): Promise<void>;
}

/** @throws Error at boot when a queue has two handlers or, where jobs run, none */
export function checkHandlers(handlers: ReadonlyMap<JobQueueName, unknown>): void {
  const missing = JOB_QUEUES.filter((name) => !handlers.has(name));
  if (missing.length > 0) throw new Error(`No handler for the job queue ${missing.join(', ')}`);
}
