import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Roster rows that wait for correction, and the outcome of each import. */
export class RosterMending1764360002000 implements Migration {
  name = 'RosterMending1764360002000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE roster_import_bad_row (
        import_id varchar(36) NOT NULL,
        line_number int NOT NULL,
        id_number_hash varchar(64),
        typed_sealed text NOT NULL,
        PRIMARY KEY (import_id, line_number),
        CONSTRAINT fk_roster_import_bad_row_import FOREIGN KEY (import_id) REFERENCES roster_import (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('ALTER TABLE roster_import ADD COLUMN sheet_name varchar(100)');
    await runner.query('ALTER TABLE roster_import ADD COLUMN added_count int');
    await runner.query('ALTER TABLE roster_import ADD COLUMN updated_count int');
    await runner.query('CREATE INDEX ix_person_import ON person (import_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query(`DROP INDEX ix_person_import${isSqlite ? '' : ' ON person'}`);
    for (const column of ['updated_count', 'added_count', 'sheet_name'])
      await runner.query(`ALTER TABLE roster_import DROP COLUMN ${column}`);
    await runner.query('DROP TABLE roster_import_bad_row');
  }
}
