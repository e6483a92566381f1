import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** 错题本: the questions that staff answered wrongly when they practised last. */
export class PracticeMistakes1764490001000 implements Migration {
  name = 'PracticeMistakes1764490001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE practice_mistake (
        staff_id varchar(36) NOT NULL,
        question_id varchar(36) NOT NULL,
        bank_id varchar(36) NOT NULL,
        mistake_count int NOT NULL,
        made_at bigint NOT NULL,
        PRIMARY KEY (staff_id, question_id),
        CONSTRAINT fk_practice_mistake_question FOREIGN KEY (question_id) REFERENCES question (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_practice_mistake_bank ON practice_mistake (staff_id, bank_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE practice_mistake');
  }
}
