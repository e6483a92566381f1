import type { DataSource } from 'typeorm';
import type { Database } from '../database/database';
import { placeholders } from '../database/sql-parts';
import { DIALECTS, type Engine } from '../database/engine';
import type { MasterKey, MasterKeyState } from './master-key.entity';

export type MasterKeyRow = Pick<MasterKey, 'number' | 'fingerprint' | 'sample' | 'state'>;

/**
 * The master secrets known to a database. It uses a data source, because it runs before there are secrets or a
 * `Database`.
 */
export class MasterKeyRepository {
  constructor(
    private readonly engine: Engine,
    private readonly dataSource: DataSource,
  ) {}

  /** In ascending order of number. */
  list(): Promise<MasterKeyRow[]> {
    return this.dataSource.query('SELECT number, fingerprint, sample, state FROM master_key ORDER BY number');
  }

  /** A row that already has this number stays. */
  async add({
    number,
    fingerprint,
    state,
  }: {
    number: number;
    fingerprint: string;
    state: MasterKeyState;
  }): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO master_key (number, fingerprint, sample, state) VALUES (?, ?, NULL, ?)${DIALECTS[this.engine].keepExisting({ key: ['number'] })}`,
      [number, fingerprint, state],
    );
  }

  /** Stores the fingerprint of a secret from before fingerprints, once it has opened the sample. */
  async recognise({ number, fingerprint }: { number: number; fingerprint: string }): Promise<void> {
    await this.dataSource.query(
      'UPDATE master_key SET fingerprint = ?, sample = NULL WHERE number = ? AND fingerprint IS NULL',
      [fingerprint, number],
    );
  }

  /** Deletes an incoming key whose change has done nothing yet. */
  async takeBack(number: number): Promise<void> {
    await this.dataSource.query(`DELETE FROM master_key WHERE number = ? AND state = 'incoming'`, [number]);
  }

  /** Number of other connections to this database. On SQLite 0: the lock of the data folder excludes other servers. */
  async countOthers(): Promise<number> {
    if (this.engine === 'sqlite') return 0;
    const [row] = (await this.dataSource.query(
      'SELECT COUNT(*) AS others FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
    )) as { others: number | string }[];
    return Number(row?.others ?? 0);
  }
}

/** The states of the master keys that a finished change writes. */
export class MasterKeyStateRepository {
  constructor(private readonly database: Database) {}

  list(): Promise<Pick<MasterKeyRow, 'number' | 'state'>[]> {
    return this.database.select('SELECT number, state FROM master_key ORDER BY number');
  }

  /** Makes this key current; the previous one becomes an older one. */
  async makeCurrent(current: number): Promise<void> {
    await this.database.execute(`UPDATE master_key SET state = 'older' WHERE state = 'current' AND number <> ?`, [
      current,
    ]);
    await this.database.execute(`UPDATE master_key SET state = 'current' WHERE number = ?`, [current]);
  }

  async giveUp(numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0) return;
    await this.database.execute(
      `UPDATE master_key SET state = 'lost' WHERE number IN ${placeholders({ rows: 1, columns: numbers.length })}`,
      [...numbers],
    );
  }
}
