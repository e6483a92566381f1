import { randomBytes } from 'node:crypto';
import { existsSync, openSync, closeSync, fsyncSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidConfig, type Config } from '../config';
import { makeDataFolder } from '../database/sqlite/private-files';

const SHORTEST = 32;

type SecretConfig = Pick<Config, 'masterSecret' | 'dataDir'>;

export const masterSecretFile = (dataDir: string): string => join(dataDir, 'master-secret');

/**
 * The text with the secrets, one a line: from the configuration, or, embedded, from the file beside the database.
 * Null when there is no such file.
 * @throws InvalidConfig when that file does not hold any: with an empty secret anybody could sign in
 */
export function findMasterSecret({ masterSecret, dataDir }: SecretConfig): string | null {
  if (masterSecret) return masterSecret;
  const file = masterSecretFile(dataDir);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8').trim();
  if (text.split('\n').every((line) => line.trim().length >= SHORTEST)) return text;
  throw new InvalidConfig('DATA_DIR', `${file} is empty or damaged. ${PUT_BACK}`);
}

const PUT_BACK =
  'Put it back from a backup: access codes and ID numbers depend on it. If it is lost for good, take the file away and run `npm run rotate-secret -- --lost`';

/** The secret of a database that knows one is not there. */
export const masterSecretMissing = (dataDir: string): InvalidConfig =>
  new InvalidConfig(
    'DATA_DIR',
    `${masterSecretFile(dataDir)} is missing, and the database beside it is in use with it. ${PUT_BACK}`,
  );

/** The file of a folder that has none yet. Never over another: a command beside the server may have been quicker. */
export function makeMasterSecret(dataDir: string): string {
  makeDataFolder(dataDir);
  const file = masterSecretFile(dataDir);
  try {
    writeFileSync(file, drawSecret(), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** A new secret above those that there are. The file is the old one or the new one, whole, whenever this is interrupted. */
export function putSecretOnTop({ dataDir, text }: { dataDir: string; text: string }): string {
  const file = masterSecretFile(dataDir);
  const written = `${drawSecret()}\n${text}`;
  writeFileSync(`${file}.new`, written, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  flushFolder(dataDir);
  return written;
}

const drawSecret = (): string => randomBytes(32).toString('hex');

/** Until then the new name may be forgotten in a power failure. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
