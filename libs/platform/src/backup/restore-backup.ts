import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../config';
import { makeDataFolder } from '../database/sqlite/private-files';
import { findMasterSecret, masterSecretFile } from '../secrets/master-secret';
import { BackupUnreadable, RestoreRefused } from './backup-errors';
import type { BackupContents, TableShape } from './backup-parts';
import { refuseNewerSchema } from './build-schema';
import { compareWithBackup } from './compare-with-backup';
import { isDataPath, RESTORING } from './data-files';
import { checkBackup, readBackup } from './read-backup';
import { openRestorePlace, type RestorePlace } from './restore-place';
import { verifyTrail, type TrailReport } from './verify-trail';

export interface RestoreOrder {
  config: Config;
  file: string;
  keys: readonly string[];
}

export interface RestoreReport extends BackupContents {
  trail: TrailReport;
}

/**
 * Restores a backup into an empty place. The file is read whole before anything is written; what was written is read
 * back, compared and checked before it can be used; after a fault nothing is left.
 * @throws BackupUnreadable, RestoreRefused
 */
export async function restoreBackup(order: RestoreOrder): Promise<RestoreReport> {
  const contents = await checkBackup(order);
  refuseNewerSchema(contents);
  await refuseOtherFiles({ config: order.config, contents });
  const staging = join(order.config.dataDir, RESTORING, 'files');
  const place = await openRestorePlace(order.config);
  try {
    await place.prepare(contents);
    await writeParts({ order, place, staging });
    await place.complete();
    await compareWithBackup({ config: place.config, contents });
    const masterSecret = findMasterSecret(order.config) ?? contents.masterSecret;
    const trail = await verifyTrail({ config: order.config, place: place.config, masterSecret });
    await moveFiles({ config: order.config, contents, staging });
    await place.publish();
    return { ...contents, trail };
  } catch (error) {
    await place.abandon();
    throw error;
  } finally {
    await rm(join(order.config.dataDir, RESTORING), { recursive: true, force: true });
  }
}

/** A file that is there with the same content stays, so that an interrupted restore can be run again. */
async function refuseOtherFiles({ config, contents }: { config: Config; contents: BackupContents }): Promise<void> {
  for (const { path, sha256 } of contents.files) {
    if (!isDataPath(path)) throw new BackupUnreadable(`The backup has a file outside of the data folder: ${path}`);
    const target = join(config.dataDir, path);
    if (existsSync(target) && (await hashOf(target)) !== sha256)
      throw new RestoreRefused(`${target} exists with other content, and a restore replaces no file. Take it away`);
  }
  const secretFile = masterSecretFile(config.dataDir);
  if (contents.masterSecret !== null && config.masterSecret === null && existsSync(secretFile))
    if (readFileSync(secretFile, 'utf8').trim() !== contents.masterSecret)
      throw new RestoreRefused(`${secretFile} holds another master secret than the backup. Take it away`);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}

async function writeParts({
  order,
  place,
  staging,
}: {
  order: RestoreOrder;
  place: RestorePlace;
  staging: string;
}): Promise<void> {
  let table: TableShape | null = null;
  let handle: FileHandle | null = null;
  try {
    for await (const part of readBackup(order)) {
      switch (part.kind) {
        case 'table':
          table = part;
          break;
        case 'rows':
          await place.insert({ table: table as TableShape, rows: part.rows });
          break;
        case 'file':
          handle = await createFile(join(staging, part.path));
          break;
        case 'bytes':
          await handle?.writeFile(part.bytes);
          break;
        case 'file-end':
          await handle?.sync();
          await handle?.close();
          handle = null;
          break;
        case 'begin':
        case 'table-end':
        case 'master-secret':
          break;
      }
    }
  } finally {
    await handle?.close();
  }
}

async function createFile(file: string): Promise<FileHandle> {
  makeDataFolder(dirname(file));
  return open(file, 'wx', 0o600);
}

/** Files first: until the database is published, the restore can be run again. */
async function moveFiles({
  config,
  contents,
  staging,
}: {
  config: Config;
  contents: BackupContents;
  staging: string;
}): Promise<void> {
  for (const { path } of contents.files) {
    await mkdir(dirname(join(config.dataDir, path)), { recursive: true, mode: 0o700 });
    await rename(join(staging, path), join(config.dataDir, path));
  }
  const secretFile = masterSecretFile(config.dataDir);
  if (contents.masterSecret !== null && config.masterSecret === null && !existsSync(secretFile))
    await writeFile(secretFile, contents.masterSecret, { mode: 0o600, flag: 'wx', flush: true });
}
