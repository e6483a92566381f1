import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Imports of question banks; the questions of an import are visible only when all of them are stored. */
export class BankImports1764202000000 implements Migration {
  name = 'BankImports1764202000000';
  // An older program running beside this one shows the questions of an import while they are being stored, as before.
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE bank_import (
        id varchar(36) NOT NULL,
        bank_id varchar(36) NOT NULL,
        state varchar(12) NOT NULL,
        created_by varchar(36),
        created_at bigint NOT NULL,
        lease_until bigint NOT NULL,
        PRIMARY KEY (id)
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_bank_import_bank ON bank_import (bank_id, state)');
    await runner.query('CREATE INDEX ix_bank_import_state ON bank_import (state)');
    await runner.query(
      `CREATE TABLE bank_import_row (
        import_id varchar(36) NOT NULL,
        question_id varchar(36) NOT NULL,
        version_id varchar(36) NOT NULL,
        state varchar(12) NOT NULL,
        version_before varchar(36),
        state_before varchar(12),
        PRIMARY KEY (import_id, question_id),
        CONSTRAINT fk_bank_import_row_import FOREIGN KEY (import_id) REFERENCES bank_import (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    for (const table of ['question_bank', 'question'])
      await runner.query(`ALTER TABLE ${table} ADD COLUMN import_id varchar(36)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['question', 'question_bank']) await runner.query(`ALTER TABLE ${table} DROP COLUMN import_id`);
    await runner.query('DROP TABLE bank_import_row');
    await runner.query('DROP TABLE bank_import');
  }
}
