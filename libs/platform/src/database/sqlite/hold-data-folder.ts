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

/** One that is just ending may still have it. */
const LONGEST_WAIT_MS = 1_000;

/** As long as this process lives: a connection that nobody refers to would be closed, and the lock gone. */
const held: SqliteConnection[] = [];

/**
 * One server a data folder: the embedded profile's queue, its counts of failed sign-ins and the demo that it makes are
 * its process's own. The lock is the operating system's and ends with the process, however that ends. Commands beside
 * the server do not ask for it. @throws DataFolderInUse
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
