import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Corrections of people, and how often a certificate was reissued because of them. */
export class PersonChanges1764360000000 implements Migration {
  name = 'PersonChanges1764360000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE person_change (
        id varchar(36) NOT NULL,
        person_id varchar(36) NOT NULL,
        kind varchar(12) NOT NULL,
        at bigint NOT NULL,
        staff_id varchar(36) NOT NULL,
        reason varchar(500),
        facts text NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_person_change_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_person_change_person ON person_change (person_id, at)');
    await runner.query('ALTER TABLE certificate ADD COLUMN reissue_count int NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE certificate ADD COLUMN corrected_at bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE certificate DROP COLUMN corrected_at');
    await runner.query('ALTER TABLE certificate DROP COLUMN reissue_count');
    await runner.query('DROP TABLE person_change');
  }
}
