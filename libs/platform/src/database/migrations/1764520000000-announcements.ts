import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** What candidates read on the page on which they sign in. */
export class Announcements1764520000000 implements Migration {
  name = 'Announcements1764520000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE announcement (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        body varchar(300) NOT NULL,
        shows_from bigint NOT NULL,
        shows_until bigint NOT NULL,
        created_by varchar(36) NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_announcement_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_announcement_exam ON announcement (exam_id)');
    await runner.query('CREATE INDEX ix_announcement_until ON announcement (shows_until)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE announcement');
  }
}
