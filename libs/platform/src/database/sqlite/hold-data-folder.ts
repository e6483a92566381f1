import { join } from 'node:path';
import type { Config } from '../../config';
import { engineOf } from '../engine';
import type { SqliteConnection } from './connection';
import { makeDataFolder } from './private-files';

export class DataFolderInUse extends Error {
  constructor(dataDir: string) {
    super(
      `Another Sunflower runs on the data folder ${dataDir}. Stop it, or choose another folder: DATA_DIR=/path npm start`,
    );
  }
}

/** Time for a process that is shutting down to release the lock. */
const LONGEST_WAIT_MS = 1_000;

/**
 * Keeps the connections referenced while this process lives; a garbage-collected connection would close and release its
 * lock.
 */
const held: SqliteConnection[] = [];

/**
 * Allows one server per data folder: the embedded profile's queue, its counts of failed sign-ins and its demo exist in
 * one process. The operating system holds the lock and releases it when the process ends in any way. Commands that run
 * beside the server do not take the lock.
 * @throws DataFolderInUse
 */
export function holdDataFolder({ profile, dataDir }: Pick<Config, 'profile' | 'dataDir'>): void {
  if (engineOf({ profile }) !== 'sqlite') return;
  makeDataFolder(dataDir);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- libsql has no types of its own
  const Connection = require('libsql') as new (file: string) => SqliteConnection;
  const lock = new Connection(join(dataDir, 'server.lock'));
  try {
    lock.exec(`PRAGMA busy_timeout = ${LONGEST_WAIT_MS}`);
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new DataFolderInUse(dataDir);
    throw error;
  }
  held.push(lock);
}
