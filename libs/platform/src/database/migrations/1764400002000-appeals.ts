import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** When results may be appealed against, and what candidates asked. */
export class Appeals1764400002000 implements Migration {
  name = 'Appeals1764400002000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    const ofExam = (table: string) =>
      `CONSTRAINT fk_${table}_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT`;
    await runner.query(
      `CREATE TABLE appeal_window (
        sitting_id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        opens_at bigint NOT NULL,
        closes_at bigint NOT NULL,
        answer_days int NOT NULL,
        changed_at bigint NOT NULL,
        PRIMARY KEY (sitting_id),
        ${ofExam('appeal_window')}
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_appeal_window_exam ON appeal_window (exam_id)');
    await runner.query(
      `CREATE TABLE appeal (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        registration_id varchar(36) NOT NULL,
        session_id varchar(36) NOT NULL,
        item_number int NOT NULL,
        question_version_id varchar(36),
        reason varchar(1000) NOT NULL,
        state varchar(12) NOT NULL,
        made_at bigint NOT NULL,
        due_at bigint NOT NULL,
        answer varchar(1000),
        run_id varchar(36),
        answered_by varchar(36),
        answered_at bigint,
        PRIMARY KEY (id),
        ${ofExam('appeal')}
      )${options}`,
    );
    await runner.query('CREATE UNIQUE INDEX ux_appeal_item ON appeal (registration_id, item_number)');
    await runner.query('CREATE INDEX ix_appeal_state ON appeal (exam_id, state, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE appeal');
    await runner.query('DROP TABLE appeal_window');
  }
}
