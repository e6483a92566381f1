import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/**
 * Whether a bank may be practised with, how many approve its questions, and who did. Older programs would publish with the
 * first approval.
 */
export class BankRules1764380001000 implements Migration {
  name = 'BankRules1764380001000';

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query('ALTER TABLE question_bank ADD COLUMN is_open boolean NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE question_bank ADD COLUMN reviewers_wanted int NOT NULL DEFAULT 1');
    await runner.query(
      `CREATE TABLE question_approval (
        version_id varchar(36) NOT NULL,
        staff_id varchar(36) NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (version_id, staff_id),
        CONSTRAINT fk_question_approval_version FOREIGN KEY (version_id) REFERENCES question_version (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE question_approval');
    for (const column of ['is_open', 'reviewers_wanted'])
      await runner.query(`ALTER TABLE question_bank DROP COLUMN ${column}`);
  }
}
