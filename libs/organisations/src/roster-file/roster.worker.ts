import { parentPort, workerData } from 'node:worker_threads';
import type { TextRow } from './csv-rows';
import { readRosterFile } from './read-roster-file';
import { RosterFileFault, type RosterFileFaultFacts } from './roster-file-fault';

export interface RosterWorkerData {
  bytes: Uint8Array;
}

export type RosterWorkerMessage =
  { kind: 'rows'; rows: TextRow[] } | { kind: 'fault'; facts: RosterFileFaultFacts } | { kind: 'end' };

/** So few that taking one message over is no long piece of work for the main thread. */
const ROWS_A_MESSAGE = 500;

const send = (message: RosterWorkerMessage): void => parentPort?.postMessage(message);

/** The thread in which one roster file is unpacked and read; it ends with the file. */
async function work(): Promise<void> {
  try {
    let rows: TextRow[] = [];
    for await (const row of readRosterFile(Buffer.from((workerData as RosterWorkerData).bytes))) {
      rows.push(row);
      if (rows.length < ROWS_A_MESSAGE) continue;
      send({ kind: 'rows', rows });
      rows = [];
    }
    send({ kind: 'rows', rows });
    send({ kind: 'end' });
  } catch (error) {
    if (!(error instanceof RosterFileFault)) throw error;
    send({ kind: 'fault', facts: error.facts });
  }
}

void work();
