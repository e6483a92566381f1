import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidConfig, type Config } from './config';

const SHORTEST = 32;

/**
 * From the configuration, or, embedded, from a file beside the database that the first start makes.
 * @throws InvalidConfig when that file does not hold one: with an empty secret anybody could sign in
 */
export function loadMasterSecret({ masterSecret, dataDir }: Pick<Config, 'masterSecret' | 'dataDir'>): string {
  if (masterSecret) return masterSecret;
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'master-secret');
  makeOnce(file);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= SHORTEST) return secret;
  throw new InvalidConfig(
    'DATA_DIR',
    `${file} is empty or damaged. Put it back from a backup: access codes and ID numbers depend on it. Only where nobody has signed in yet, delete it and start again`,
  );
}

/** Never over another: a command beside the server may have been quicker. */
function makeOnce(file: string): void {
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
