import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Data for the boards of invigilators: when each session last changed, and the recent activity of its page. */
export class LiveBoard1764350000000 implements Migration {
  name = 'LiveBoard1764350000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query('ALTER TABLE exam_session ADD COLUMN changed_at bigint NOT NULL DEFAULT 0');
    await runner.query('CREATE INDEX ix_exam_session_changed ON exam_session (exam_id, changed_at)');
    await runner.query(
      `CREATE TABLE session_activity (
        id varchar(36) NOT NULL,
        written_at bigint NOT NULL,
        activity text NOT NULL,
        PRIMARY KEY (id)
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_session_activity_written ON session_activity (written_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query('DROP TABLE session_activity');
    await runner.query(`DROP INDEX ix_exam_session_changed${isSqlite ? '' : ' ON exam_session'}`);
    await runner.query('ALTER TABLE exam_session DROP COLUMN changed_at');
  }
}
