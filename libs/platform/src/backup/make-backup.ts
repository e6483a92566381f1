import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Config } from '../config';
import { engineOf } from '../database/engine';
import { writePrivately } from '../database/sqlite/private-files';
import { findMasterSecret, flushFolder } from '../secrets/master-secret';
import { isoTime, type Clock } from '../time/clock';
import { BackupRefused } from './backup-errors';
import type { BackupContents, BackupLine, TableShape } from './backup-parts';
import { listDataFiles } from './data-files';
import { checkBackup } from './read-backup';
import { lineOfRow, RowDigest } from './row-lines';
import { seal } from './sealed-file';
import { openSnapshot, type Snapshot } from './snapshot';

/** An exam may be running on the same processor, so the file may be a little larger. */
const GZIP_LEVEL = 3;
const BLOCK_BYTES = 256 * 1024;

export interface BackupOrder {
  config: Config;
  clock: Clock;
  /** Must not exist, and lies outside of the data folder. */
  file: string;
  key: string;
  /** Default false: whoever finds file and key still reads no ID number and makes no access code. */
  withMasterSecret?: boolean;
}

export interface BackupReport extends BackupContents {
  file: string;
  fileBytes: number;
  /** Links and the like in the data folder. */
  notTaken: string[];
}

/**
 * Writes a backup of the database and the data folder while servers run. What was acknowledged before the call is in
 * it. The file gets its name only after it was read back whole.
 * @throws BackupRefused
 */
export async function makeBackup(order: BackupOrder): Promise<BackupReport> {
  const file = resolve(order.file);
  refuseBadTarget({ file, dataDir: order.config.dataDir });
  writePrivately();
  const part = `${file}.part`;
  const snapshot = await openSnapshot({ config: order.config });
  try {
    const { notTaken } = await write({ order, snapshot, part });
    const contents = await checkBackup({ file: part, keys: [order.key] });
    await rename(part, file);
    flushFolder(dirname(file));
    return { ...contents, file, fileBytes: (await stat(file)).size, notTaken };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new BackupRefused(`${part} exists: another backup writes it, or one was killed. If none runs, remove it`);
    await rm(part, { force: true });
    throw error;
  } finally {
    await snapshot.close();
  }
}

function refuseBadTarget({ file, dataDir }: { file: string; dataDir: string }): void {
  if (existsSync(file)) throw new BackupRefused(`${file} exists, and a backup replaces no file. Choose another name`);
  if (!existsSync(dirname(file))) throw new BackupRefused(`${dirname(file)} does not exist. Make the folder first`);
  const within = relative(resolve(dataDir), file);
  if (within !== '..' && !within.startsWith(`..${sep}`))
    throw new BackupRefused(`${file} lies in the data folder. Choose a place outside, best on another disk`);
}

async function write({
  order,
  snapshot,
  part,
}: {
  order: BackupOrder;
  snapshot: Snapshot;
  part: string;
}): Promise<{ notTaken: string[] }> {
  const { paths, notTaken } = await listDataFiles(order.config.dataDir);
  await pipeline(
    Readable.from(blocksOf(linesOf({ order, snapshot, paths })), { objectMode: false }),
    createGzip({ level: GZIP_LEVEL }),
    (source: AsyncIterable<Buffer>) => seal({ source, key: order.key }),
    createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { notTaken };
}

async function* linesOf({
  order: { config, clock, withMasterSecret = false },
  snapshot,
  paths,
}: {
  order: BackupOrder;
  snapshot: Snapshot;
  paths: readonly string[];
}): AsyncGenerator<string, void> {
  const migrations = await snapshot.migrations();
  if (migrations.length === 0) throw new BackupRefused('The database has no schema of Sunflower');
  const tables = await snapshot.tables();
  yield textOf({ kind: 'begin', madeAt: isoTime(clock.now()), engine: engineOf(config), migrations });
  for (const table of tables) yield* tableLines({ snapshot, table });
  if (withMasterSecret) yield textOf({ kind: 'master-secret', text: masterSecretOf(config) });
  for (const path of paths) yield* fileLines({ dataDir: config.dataDir, path });
  yield textOf({ kind: 'end', tables: tables.length, files: paths.length });
}

const textOf = (line: BackupLine): string => JSON.stringify(line);

async function* tableLines({
  snapshot,
  table,
}: {
  snapshot: Snapshot;
  table: TableShape;
}): AsyncGenerator<string, void> {
  yield textOf({ kind: 'table', ...table });
  const digest = new RowDigest();
  for await (const batch of snapshot.rows(table)) {
    for (const row of batch) {
      const line = lineOfRow(row);
      digest.add(line);
      yield line;
    }
  }
  yield textOf({ kind: 'table-end', rows: digest.rows, sha256: digest.sha256 });
}

async function* fileLines({ dataDir, path }: { dataDir: string; path: string }): AsyncGenerator<string, void> {
  yield textOf({ kind: 'file', path });
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(join(dataDir, path)) as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
    yield textOf({ kind: 'bytes', base64: piece.toString('base64') });
  }
  yield textOf({ kind: 'file-end', bytes, sha256: hash.digest('hex') });
}

function masterSecretOf(config: Config): string {
  const text = findMasterSecret(config);
  if (text === null) throw new BackupRefused('There is no master secret to put into the backup');
  return text;
}

/** Joins the lines, because a stream costs more a piece than a row does. */
async function* blocksOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer, void> {
  let block = '';
  for await (const line of lines) {
    block += `${line}\n`;
    if (block.length < BLOCK_BYTES) continue;
    yield Buffer.from(block);
    block = '';
  }
  yield Buffer.from(block);
}
