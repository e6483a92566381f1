import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Results that a session had before it was reopened. */
export class SetAsideResults1764350002000 implements Migration {
  name = 'SetAsideResults1764350002000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE set_aside_result (
        id varchar(36) NOT NULL,
        run_id varchar(36) NOT NULL,
        registration_id varchar(36) NOT NULL,
        session_id varchar(36) NOT NULL,
        outcome varchar(12) NOT NULL,
        score_millipoints bigint,
        max_millipoints bigint NOT NULL,
        section_millipoints text NOT NULL,
        item_millipoints text NOT NULL,
        passed boolean NOT NULL,
        input_sha256 varchar(64) NOT NULL,
        graded_at bigint NOT NULL,
        set_aside_at bigint NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_set_aside_result_run FOREIGN KEY (run_id) REFERENCES grading_run (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_set_aside_result_session ON set_aside_result (session_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE set_aside_result');
  }
}
