import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config';

/** From the configuration, or, embedded, from a file beside the database that the first start makes. */
export function loadMasterSecret({ masterSecret, dataDir }: Pick<Config, 'masterSecret' | 'dataDir'>): string {
  if (masterSecret) return masterSecret;
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'master-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
