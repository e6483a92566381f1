import { constants, setPriority } from 'node:os';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

/** Messages of a thread: parts of its answer or questions, each of which the main thread answers, then its result. */
export type FromThread = { kind: 'part'; part: unknown } | { kind: 'end'; result: unknown };
/** The main thread's reply to a part. The thread waits for it, so that parts do not pile up in the main thread. */
export interface ToThread {
  reply: unknown;
}

interface ThreadWork<Data, Part, Reply> {
  data: Data;
  /** Sends a part and returns the main thread's reply. */
  tell: (part: Part) => Promise<Reply>;
}

/**
 * Entry point of a thread file for `ParserThreads`. An error that `work` throws ends the thread and counts as a bug.
 */
export function answerInThread<Data, Part, Reply, Result>(
  work: (given: ThreadWork<Data, Part, Reply>) => Promise<Result>,
): void {
  // When all cores are busy, requests go first. Only Linux has a priority for each thread.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const port = parentPort as MessagePort;
  const say = (message: FromThread): void => port.postMessage(message);
  const tell = (part: Part): Promise<Reply> =>
    new Promise((resolve) => {
      port.once('message', ({ reply }: ToThread) => resolve(reply as Reply));
      say({ kind: 'part', part });
    });
  void work({ data: workerData as Data, tell }).then((result) => say({ kind: 'end', result }));
}
