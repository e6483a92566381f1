import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/**
 * Exclusion groups: a paper has at most one question of a group. Stored in the bank and, as of the lock, in an exam.
 * Older programs would draw such questions together.
 */
export class ExclusionGroups1764330000000 implements Migration {
  name = 'ExclusionGroups1764330000000';

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE exclusion_member (
        question_id varchar(36) NOT NULL,
        bank_id varchar(36) NOT NULL,
        group_id varchar(36) NOT NULL,
        created_by varchar(36),
        created_at bigint NOT NULL,
        PRIMARY KEY (question_id),
        CONSTRAINT fk_exclusion_member_question FOREIGN KEY (question_id) REFERENCES question (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        CONSTRAINT fk_exclusion_member_bank FOREIGN KEY (bank_id) REFERENCES question_bank (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_exclusion_member_group ON exclusion_member (bank_id, group_id)');
    await runner.query('ALTER TABLE exam_pool_entry ADD COLUMN exclusion_group_id varchar(36)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exam_pool_entry DROP COLUMN exclusion_group_id');
    await runner.query('DROP TABLE exclusion_member');
  }
}
