import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Drafts of questions, before they become a version. */
export class QuestionDrafts1764310000000 implements Migration {
  name = 'QuestionDrafts1764310000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE question_draft (
        id varchar(36) NOT NULL,
        bank_id varchar(36) NOT NULL,
        question_id varchar(36) NULL,
        staff_id varchar(36) NOT NULL,
        content text NOT NULL,
        based_on text NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_question_draft_bank FOREIGN KEY (bank_id) REFERENCES question_bank (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        CONSTRAINT fk_question_draft_question FOREIGN KEY (question_id) REFERENCES question (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE UNIQUE INDEX ux_question_draft_question ON question_draft (question_id, staff_id)');
    await runner.query('CREATE INDEX ix_question_draft_bank ON question_draft (bank_id, staff_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE question_draft');
  }
}
