import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** The locked exams that may draw a question, and how often it was on a paper of each. */
export class QuestionExposure1764340001000 implements Migration {
  name = 'QuestionExposure1764340001000';

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE question_exposure (
        question_id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        locked_at bigint NOT NULL,
        drawn_count int,
        last_drawn_at bigint,
        flags varchar(200) NOT NULL,
        PRIMARY KEY (question_id, exam_id),
        CONSTRAINT fk_question_exposure_question FOREIGN KEY (question_id) REFERENCES question (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      `INSERT INTO question_exposure (question_id, exam_id, locked_at, flags)
       SELECT DISTINCT v.question_id, e.id, e.locked_at, '' FROM exam e JOIN exam_pool_entry p ON p.exam_id = e.id
       JOIN question_version v ON v.id = p.question_version_id WHERE e.rehearsal = 0 AND e.locked_at IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE question_exposure');
  }
}
