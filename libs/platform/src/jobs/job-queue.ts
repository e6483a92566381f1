/** The job queues. */
export const JOB_QUEUES = ['grading', 'regrading'] as const;
export type JobQueueName = (typeof JOB_QUEUES)[number];

export interface Job {
  queue: JobQueueName;
  /** Id of the row to process, without `:`. The handler re-reads the row. */
  id: string;
}

export type JobHandler = (id: string) => Promise<void>;

export interface Sweep {
  name: string;
  everyMs: number;
  run: () => Promise<void>;
}

/**
 * The queue is a doorbell, the table is the truth: a ring may be lost, duplicated or late. A handler re-reads its row
 * and does nothing when no work is due, and a sweep finds rows whose ring was lost.
 */
export abstract class JobQueue {
  /** Rings after the commit; never waits and never throws, whatever the state of Redis. */
  abstract ring(job: Job): void;
  /** Registers the handler of one queue, run up to `concurrency` at a time in the processes that run jobs. */
  abstract handle(options: { queue: JobQueueName; concurrency: number; handler: JobHandler }): void;
  /** Runs repeatedly in the processes that run jobs, never two runs at once. */
  abstract sweep(sweep: Sweep): void;
  /** Starts the work; before this, `handle` and `sweep` only register. */
  abstract start(): Promise<void>;
  /** Whether a ring made now reaches the queue. */
  abstract get isHeard(): boolean;
  /** Number of waiting jobs for each queue; empty while Redis is unreachable. */
  abstract countWaiting(): Promise<ReadonlyMap<JobQueueName, number>>;
  /** Waits for running handlers and takes no new jobs. */
  abstract close(): Promise<void>;
}

/** @throws Error at boot when a queue has no handler */
export function checkHandlers(handlers: ReadonlyMap<JobQueueName, unknown>): void {
  const missing = JOB_QUEUES.filter((name) => !handlers.has(name));
  if (missing.length > 0) throw new Error(`No handler for the job queue ${missing.join(', ')}`);
}
