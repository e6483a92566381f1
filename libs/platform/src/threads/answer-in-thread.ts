import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

/** What a thread says: a part of its answer, or a question, to which the main thread replies; and at last its result. */
export type FromThread = { kind: 'part'; part: unknown } | { kind: 'end'; result: unknown };
/** The main thread's reply to a part; the thread waits for it, so that what it sends never heaps up there. */
export interface ToThread {
  reply: unknown;
}

interface ThreadWork<Data, Part, Reply> {
  data: Data;
  /** Hands a part over, and gives what the main thread replies to it. */
  tell: (part: Part) => Promise<Reply>;
}

/** All that a file of a thread for `ParserThreads` runs. What it throws ends the thread, and is a fault of ours. */
export function answerInThread<Data, Part, Reply, Result>(
  work: (given: ThreadWork<Data, Part, Reply>) => Promise<Result>,
): void {
  const port = parentPort as MessagePort;
  const say = (message: FromThread): void => port.postMessage(message);
  const tell = (part: Part): Promise<Reply> =>
    new Promise((resolve) => {
      port.once('message', ({ reply }: ToThread) => resolve(reply as Reply));
      say({ kind: 'part', part });
    });
  void work({ data: workerData as Data, tell }).then((result) => say({ kind: 'end', result }));
}
