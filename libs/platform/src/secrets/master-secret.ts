import { randomBytes } from 'node:crypto';
import { existsSync, openSync, closeSync, fsyncSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidConfig, type Config } from '../config';
import { makeDataFolder } from '../database/sqlite/private-files';

const SHORTEST = 32;

type SecretConfig = Pick<Config, 'masterSecret' | 'dataDir'>;

export const masterSecretFile = (dataDir: string): string => join(dataDir, 'master-secret');

/**
 * The text with the secrets, one a line: from the configuration or, embedded, from the file beside the database. Null
 * when there is no such file.
 * @throws InvalidConfig when a line of the file is too short: with an empty secret anybody could sign in
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

/** Error for a missing secret of a database that is in use with one. */
export const masterSecretMissing = (dataDir: string): InvalidConfig =>
  new InvalidConfig(
    'DATA_DIR',
    `${masterSecretFile(dataDir)} is missing, and the database beside it is in use with it. ${PUT_BACK}`,
  );

/** Creates the file when there is none. It never overwrites: a command beside the server may have created it first. */
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

/** Adds a new secret above the existing ones. An interruption leaves either the old or the new file, complete. */
export function putSecretOnTop({ dataDir, text }: { dataDir: string; text: string }): string {
  const file = masterSecretFile(dataDir);
  const written = `${drawSecret()}\n${text}`;
  writeFileSync(`${file}.new`, written, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  flushFolder(dataDir);
  return written;
}

const drawSecret = (): string => randomBytes(32).toString('hex');

/** Without this, a power failure may undo the rename. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
