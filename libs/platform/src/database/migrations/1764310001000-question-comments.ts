import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Comments of reviewers on a question. */
export class QuestionComments1764310001000 implements Migration {
  name = 'QuestionComments1764310001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE question_comment (
        id varchar(36) NOT NULL,
        question_id varchar(36) NOT NULL,
        version_id varchar(36) NOT NULL,
        place varchar(20) NULL,
        body text NOT NULL,
        staff_id varchar(36) NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_question_comment_question FOREIGN KEY (question_id) REFERENCES question (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_question_comment_question ON question_comment (question_id, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE question_comment');
  }
}
