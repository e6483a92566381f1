import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Who worked on an imported paper, so that none of them approves its questions; and the source of a paper's questions. */
export class PaperAuthors1764490000000 implements Migration {
  name = 'PaperAuthors1764490000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE paper_import_author (
        paper_import_id varchar(36) NOT NULL,
        staff_id varchar(36) NOT NULL,
        PRIMARY KEY (paper_import_id, staff_id),
        CONSTRAINT fk_paper_import_author_import FOREIGN KEY (paper_import_id) REFERENCES paper_import (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      'INSERT INTO paper_import_author (paper_import_id, staff_id) SELECT p.id, p.created_by FROM paper_import p',
    );
    await runner.query('ALTER TABLE bank_import ADD COLUMN paper_import_id varchar(36)');
    await runner.query('CREATE INDEX ix_bank_import_row_question ON bank_import_row (question_id)');
    await runner.query('ALTER TABLE paper_import ADD COLUMN source text');
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query('ALTER TABLE paper_import DROP COLUMN source');
    await runner.query(`DROP INDEX ix_bank_import_row_question${isSqlite ? '' : ' ON bank_import_row'}`);
    await runner.query('ALTER TABLE bank_import DROP COLUMN paper_import_id');
    await runner.query('DROP TABLE paper_import_author');
  }
}
