import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Acts of staff on many sessions at once, with the outcome for each session. */
export class SessionBatches1764350001000 implements Migration {
  name = 'SessionBatches1764350001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE session_batch (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        staff_id varchar(36) NOT NULL,
        act varchar(12) NOT NULL,
        extra_minutes int,
        reason varchar(500) NOT NULL,
        state varchar(12) NOT NULL,
        total int NOT NULL,
        created_at bigint NOT NULL,
        finished_at bigint,
        PRIMARY KEY (id),
        CONSTRAINT fk_session_batch_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_session_batch_exam ON session_batch (exam_id, created_at)');
    await runner.query('CREATE INDEX ix_session_batch_state ON session_batch (state)');
    await runner.query(
      `CREATE TABLE session_batch_target (
        batch_id varchar(36) NOT NULL,
        position int NOT NULL,
        registration_id varchar(36) NOT NULL,
        session_id varchar(36),
        limit_minutes int NOT NULL,
        outcome varchar(12),
        PRIMARY KEY (batch_id, position),
        CONSTRAINT fk_session_batch_target_batch FOREIGN KEY (batch_id) REFERENCES session_batch (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      'CREATE INDEX ix_session_batch_target_outcome ON session_batch_target (batch_id, outcome, position)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE session_batch_target');
    await runner.query('DROP TABLE session_batch');
  }
}
