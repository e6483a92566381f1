import type { Engine } from '../database/engine';
import type { Row } from './row-lines';

export interface TableShape {
  name: string;
  columns: string[];
}

/** What stands at the beginning of a backup. */
export interface BackupOrigin {
  /** ISO 8601 UTC. */
  madeAt: string;
  engine: Engine;
  /** The names of the migrations that the database had, in their order. */
  migrations: string[];
}

/** The lines of a backup that are no row, in this order: begin, tables, master secret, files, end. */
export type BackupLine =
  | ({ kind: 'begin' } & BackupOrigin)
  | ({ kind: 'table' } & TableShape)
  | { kind: 'table-end'; rows: number; sha256: string }
  | { kind: 'master-secret'; text: string }
  | { kind: 'file'; path: string }
  | { kind: 'bytes'; base64: string }
  | { kind: 'file-end'; bytes: number; sha256: string }
  | { kind: 'end'; tables: number; files: number };

/** The same as it is read: rows in batches, files in pieces. A table or file ends only when its hash was right. */
export type BackupPart =
  | ({ kind: 'begin' } & BackupOrigin)
  | ({ kind: 'table' } & TableShape)
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'table-end'; rows: number; sha256: string }
  | { kind: 'master-secret'; text: string }
  | { kind: 'file'; path: string }
  | { kind: 'bytes'; bytes: Buffer }
  | { kind: 'file-end'; bytes: number; sha256: string };

/** What a whole backup holds. */
export interface BackupContents extends BackupOrigin {
  tables: (TableShape & { rows: number; sha256: string })[];
  files: { path: string; bytes: number; sha256: string }[];
  masterSecret: string | null;
}
