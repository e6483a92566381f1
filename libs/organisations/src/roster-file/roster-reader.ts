import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startWorker } from '@sunflower/platform';
import type { TextRow } from './csv-rows';
import type { RosterFileFaultFacts } from './roster-file-fault';
import { RosterFileTooLarge, UnreadableRosterFile } from './roster-file.errors';
import type { RosterWorkerData, RosterWorkerMessage } from './roster.worker';

export const MAX_ROSTER_FILE_BYTES = 50 * 1024 * 1024;

/** What 200,000 rows take is a quarter of it. */
const MAX_THREAD_MEGABYTES = 1024;
const LONGEST_READING_MS = 60_000;

const TOO_LARGE: RosterFileFaultFacts = {
  problem: 'unpacks_too_large',
  advice: 'The file takes more memory than there is for it; split it.',
};
const TOO_SLOW: RosterFileFaultFacts = {
  problem: 'too_slow',
  advice: 'The file could not be read within a minute; split it, or save it anew.',
};

/**
 * The rows of a roster file, read in a thread of its own: an open exam waits for no parser,
 * and a file made to fill the memory ends that thread alone.
 * @throws UnreadableRosterFile, RosterFileTooLarge
 */
export async function readRosterInThread(bytes: Buffer): Promise<TextRow[]> {
  if (bytes.length > MAX_ROSTER_FILE_BYTES)
    throw new RosterFileTooLarge({ maxMegabytes: MAX_ROSTER_FILE_BYTES / 1024 / 1024 });
  const data: RosterWorkerData = { bytes };
  const worker = startWorker({
    entry: join(__dirname, 'roster.worker'),
    data,
    resourceLimits: { maxOldGenerationSizeMb: MAX_THREAD_MEGABYTES },
  });
  try {
    return await rowsOf(worker);
  } finally {
    await worker.terminate();
  }
}

function rowsOf(worker: Worker): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new UnreadableRosterFile(TOO_SLOW)), LONGEST_READING_MS);
    worker.on('exit', () => {
      clearTimeout(timer);
      reject(new Error('The thread that reads rosters ended'));
    });
    worker.on('error', (error) =>
      reject(
        (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnreadableRosterFile(TOO_LARGE) : error,
      ),
    );
    worker.on('message', (message: RosterWorkerMessage) => {
      switch (message.kind) {
        case 'rows':
          rows.push(...message.rows);
          return;
        case 'fault':
          reject(new UnreadableRosterFile(message.facts));
          return;
        case 'end':
          resolve(rows);
      }
    });
  });
}
