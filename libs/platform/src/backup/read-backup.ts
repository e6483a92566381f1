import { createHash, type Hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupUnreadable } from './backup-errors';
import type { BackupContents, BackupLine, BackupPart } from './backup-parts';
import { RowDigest, rowOfLine, type Row } from './row-lines';
import { unseal } from './sealed-file';

const ROWS_AT_ONCE = 500;
/** Rows with pictures or papers are large, so a batch also ends by its size. */
const BATCH_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

interface Sealed {
  file: string;
  /** Keys of backups; the one that sealed the file is found by its sign. */
  keys: readonly string[];
}

/**
 * The parts of a backup in their order. Every count and hash is compared, and the end is required.
 * @throws BackupUnreadable
 */
export async function* readBackup(sealed: Sealed): AsyncGenerator<BackupPart, void> {
  const reading = new Reading(sealed.file);
  for await (const line of linesOf(sealed)) yield* reading.take(line);
  reading.requireEnd();
}

/** Reads a backup to its end. @throws BackupUnreadable */
export async function checkBackup(sealed: Sealed): Promise<BackupContents> {
  const contents: BackupContents = {
    madeAt: '',
    engine: 'sqlite',
    migrations: [],
    tables: [],
    files: [],
    masterSecret: null,
  };
  let table = { name: '', columns: [] as string[] };
  let path = '';
  for await (const part of readBackup(sealed)) {
    switch (part.kind) {
      case 'begin':
        Object.assign(contents, { madeAt: part.madeAt, engine: part.engine, migrations: part.migrations });
        break;
      case 'table':
        table = { name: part.name, columns: part.columns };
        break;
      case 'table-end':
        contents.tables.push({ ...table, rows: part.rows, sha256: part.sha256 });
        break;
      case 'master-secret':
        contents.masterSecret = part.text;
        break;
      case 'file':
        path = part.path;
        break;
      case 'file-end':
        contents.files.push({ path, bytes: part.bytes, sha256: part.sha256 });
        break;
      case 'rows':
      case 'bytes':
        break;
    }
  }
  return contents;
}

async function* linesOf({ file, keys }: Sealed): AsyncGenerator<string, void> {
  const gunzip = createGunzip();
  const unsealed = pipeline(unseal({ file, keys }), gunzip);
  // An error also reaches the reader of `gunzip`.
  unsealed.catch(() => undefined);
  let pieces: Buffer[] = [];
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      pieces.push(chunk.subarray(from, to));
      yield Buffer.concat(pieces).toString('utf8');
      pieces = [];
      from = to + 1;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
  await unsealed;
  if (pieces.length > 0) throw new BackupUnreadable(`${file} ends within a line`);
}

type Within =
  | { kind: 'nothing' }
  | { kind: 'table'; name: string; digest: RowDigest; batch: Row[]; batchBytes: number }
  | { kind: 'file'; path: string; hash: Hash; bytes: number };

/** Follows the order of the lines and compares what they say. */
class Reading {
  private within: Within = { kind: 'nothing' };
  private tables = 0;
  private files = 0;
  private hasBegun = false;
  private hasEnded = false;

  constructor(private readonly file: string) {}

  *take(line: string): Generator<BackupPart, void> {
    if (this.hasEnded) this.refuse('goes on after its end');
    if (line.startsWith('[')) yield* this.takeRow(line);
    else yield* this.takeLine(JSON.parse(line) as BackupLine);
  }

  requireEnd(): void {
    if (!this.hasEnded) this.refuse('has no end');
  }

  private *takeRow(line: string): Generator<BackupPart, void> {
    const { within } = this;
    if (within.kind !== 'table') return this.refuse('has a row outside of a table');
    within.digest.add(line);
    within.batch.push(rowOfLine(line));
    within.batchBytes += line.length;
    if (within.batch.length >= ROWS_AT_ONCE || within.batchBytes >= BATCH_BYTES) yield this.batchOf(within);
  }

  private *takeLine(line: BackupLine): Generator<BackupPart, void> {
    if (this.hasBegun === (line.kind === 'begin')) this.refuse('has its beginning in another place');
    switch (line.kind) {
      case 'begin':
        this.hasBegun = true;
        yield line;
        return;
      case 'table':
        this.within = { kind: 'table', name: line.name, digest: new RowDigest(), batch: [], batchBytes: 0 };
        yield line;
        return;
      case 'table-end':
        yield* this.endTable(line);
        return;
      case 'master-secret':
        yield line;
        return;
      case 'file':
        this.within = { kind: 'file', path: line.path, hash: createHash('sha256'), bytes: 0 };
        yield line;
        return;
      case 'bytes':
        yield this.takeBytes(Buffer.from(line.base64, 'base64'));
        return;
      case 'file-end':
        yield this.endFile(line);
        return;
      case 'end':
        if (line.tables !== this.tables || line.files !== this.files) this.refuse('lacks a table or a file');
        this.hasEnded = true;
        return;
      default:
        this.refuse('has a line of an unknown kind');
    }
  }

  private *endTable(line: BackupLine & { kind: 'table-end' }): Generator<BackupPart, void> {
    const { within } = this;
    if (within.kind !== 'table') return this.refuse('ends a table that did not begin');
    const { name, digest, batch } = within;
    if (digest.rows !== line.rows || digest.sha256 !== line.sha256) this.refuse(`has other rows in ${name}`);
    if (batch.length > 0) yield this.batchOf(within);
    this.within = { kind: 'nothing' };
    this.tables += 1;
    yield line;
  }

  private takeBytes(bytes: Buffer): BackupPart {
    const { within } = this;
    if (within.kind !== 'file') return this.refuse('has bytes outside of a file');
    within.hash.update(bytes);
    within.bytes += bytes.length;
    return { kind: 'bytes', bytes };
  }

  private endFile(line: BackupLine & { kind: 'file-end' }): BackupPart {
    const { within } = this;
    if (within.kind !== 'file') return this.refuse('ends a file that did not begin');
    if (within.bytes !== line.bytes || within.hash.digest('hex') !== line.sha256)
      this.refuse(`has other bytes in ${within.path}`);
    this.within = { kind: 'nothing' };
    this.files += 1;
    return line;
  }

  private batchOf(within: Within & { kind: 'table' }): BackupPart {
    const rows = within.batch;
    within.batch = [];
    within.batchBytes = 0;
    return { kind: 'rows', rows };
  }

  private refuse(how: string): never {
    throw new BackupUnreadable(`${this.file} ${how}; the program that wrote it was at fault`);
  }
}
