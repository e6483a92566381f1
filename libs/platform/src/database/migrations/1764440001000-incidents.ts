import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** What happened during the sittings of an exam, as staff wrote it down. */
export class Incidents1764440001000 implements Migration {
  name = 'Incidents1764440001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE incident (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        sitting_id varchar(36) NOT NULL,
        registration_id varchar(36),
        organisation_id varchar(36) NOT NULL,
        kind varchar(20) NOT NULL,
        occurred_at bigint NOT NULL,
        body varchar(1000) NOT NULL,
        action_taken varchar(1000) NOT NULL,
        recorded_by varchar(36) NOT NULL,
        recorded_at bigint NOT NULL,
        struck_at bigint,
        struck_by varchar(36),
        struck_reason varchar(500),
        PRIMARY KEY (id),
        CONSTRAINT fk_incident_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_incident_exam ON incident (exam_id, occurred_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE incident');
  }
}
