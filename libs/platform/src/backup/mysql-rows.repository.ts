import type { QueryRunner } from 'typeorm';
import { placeholders } from '../database/sql-parts';
import { RESTORE_MARK } from '../database/schema-version.repository';
import type { TableShape } from './backup-parts';
import type { Row } from './row-lines';

/** Writes rows on one connection, which checks no foreign keys: a table may come before the one that it refers to. */
export class MysqlRows {
  constructor(private readonly runner: QueryRunner) {}

  async listTables(): Promise<string[]> {
    const rows = (await this.runner.query(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
    )) as { name: string }[];
    return rows.map(({ name }) => name);
  }

  /** Removes the rows that migrations wrote. */
  async clear(): Promise<void> {
    await this.withoutChecks();
    for (const name of await this.listTables()) await this.runner.query(`DELETE FROM \`${name}\``);
  }

  /** Drops every table but the mark of the restore, so that an interruption leaves it standing. */
  async dropTables(): Promise<void> {
    await this.withoutChecks();
    const tables = (await this.listTables()).filter((name) => name !== RESTORE_MARK);
    for (const name of tables) await this.runner.query(`DROP TABLE \`${name}\``);
  }

  async insert({ table: { name, columns }, rows }: { table: TableShape; rows: readonly Row[] }): Promise<void> {
    await this.runner.query(
      `INSERT INTO \`${name}\` (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ${placeholders({ rows: rows.length, columns: columns.length })}`,
      rows.flat(),
    );
  }

  private async withoutChecks(): Promise<void> {
    await this.runner.query('SET SESSION foreign_key_checks = 0');
  }
}
