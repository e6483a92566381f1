import type { DataSource } from 'typeorm';
import { placeholders, type Database } from '../database/database';
import { DIALECTS, type Engine } from '../database/engine';
import type { MasterKey, MasterKeyState } from './master-key.entity';

export type MasterKeyRow = Pick<MasterKey, 'number' | 'fingerprint' | 'sample' | 'state'>;

/** The master secrets that a database knows. On a data source: it is asked before there are secrets, and so before all else. */
export class MasterKeyRepository {
  constructor(
    private readonly engine: Engine,
    private readonly dataSource: DataSource,
  ) {}

  /** In the order of their numbers. */
  list(): Promise<MasterKeyRow[]> {
    return this.dataSource.query('SELECT number, fingerprint, sample, state FROM master_key ORDER BY number');
  }

  /** One that has this number already stays. */
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

  /** Of one that was in use before fingerprints were kept, once it has opened the sample. */
  async recognise({ number, fingerprint }: { number: number; fingerprint: string }): Promise<void> {
    await this.dataSource.query(
      'UPDATE master_key SET fingerprint = ?, sample = NULL WHERE number = ? AND fingerprint IS NULL',
      [fingerprint, number],
    );
  }

  /** A change that has done nothing yet. */
  async takeBack(number: number): Promise<void> {
    await this.dataSource.query(`DELETE FROM master_key WHERE number = ? AND state = 'incoming'`, [number]);
  }

  /** Connections to this database besides the one of this data source; on SQLite the lock of the data folder tells. */
  async countOthers(): Promise<number> {
    if (this.engine === 'sqlite') return 0;
    const [row] = (await this.dataSource.query(
      'SELECT COUNT(*) AS others FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
    )) as { others: number | string }[];
    return Number(row?.others ?? 0);
  }
}

/** What a finished change says of them. */
export class MasterKeyStateRepository {
  constructor(private readonly database: Database) {}

  list(): Promise<Pick<MasterKeyRow, 'number' | 'state'>[]> {
    return this.database.select('SELECT number, state FROM master_key ORDER BY number');
  }

  /** `current` takes the place of the one before, which stays as an older one. */
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
