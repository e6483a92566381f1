import { Overloaded, ThreadLimitPassed, type ParserThreads } from '@sunflower/platform';

const LIMITS = { maxMegabytes: 512, maxMs: 60_000 };
/** The fonts of a document. */
const THREAD_BYTES = 1024 * 1024;

/**
 * Draws a document in a thread of its own. `entry` is the thread's file without its ending.
 * @throws FileStillBeingRead, Overloaded
 */
export async function drawInThread({
  threads,
  entry,
  data,
  staffId,
}: {
  threads: ParserThreads;
  entry: string;
  data: object;
  staffId: string;
}): Promise<Uint8Array> {
  try {
    return await threads.run<never, never, Uint8Array>({ entry, data, bytes: THREAD_BYTES, staffId, limits: LIMITS });
  } catch (error) {
    // The largest document is drawn in seconds, so the machine is busy.
    if (error instanceof ThreadLimitPassed) throw new Overloaded();
    throw error;
  }
}
