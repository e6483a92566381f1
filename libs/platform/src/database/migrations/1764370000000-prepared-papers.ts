import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/**
 * Papers that are drawn, packed and sealed before the bell. A session that starts with one has no plan of its own,
 * which older programs cannot read.
 */
export class PreparedPapers1764370000000 implements Migration {
  name = 'PreparedPapers1764370000000';

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE prepared_paper (
        registration_id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        hash varchar(64) NOT NULL,
        secret_key int NOT NULL,
        seed varchar(64) NOT NULL,
        generator_version int NOT NULL,
        plan text NOT NULL,
        plan_sha256 varchar(64) NOT NULL,
        shapes text NOT NULL,
        prepared_at bigint NOT NULL,
        PRIMARY KEY (registration_id),
        CONSTRAINT fk_prepared_paper_registration FOREIGN KEY (registration_id) REFERENCES registration (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_prepared_paper_exam ON prepared_paper (exam_id)');
    await runner.query(
      `CREATE TABLE sealed_paper (
        registration_id varchar(36) NOT NULL,
        bytes ${isSqlite ? 'blob' : 'mediumblob'} NOT NULL,
        kept_until bigint NOT NULL,
        PRIMARY KEY (registration_id),
        CONSTRAINT fk_sealed_paper_prepared FOREIGN KEY (registration_id) REFERENCES prepared_paper (registration_id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_sealed_paper_kept_until ON sealed_paper (kept_until)');
    await runner.query('ALTER TABLE registration ADD COLUMN paper_due_at bigint DEFAULT 0');
    await runner.query('CREATE INDEX ix_registration_paper_due ON registration (paper_due_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query(`DROP INDEX ix_registration_paper_due${isSqlite ? '' : ' ON registration'}`);
    await runner.query('ALTER TABLE registration DROP COLUMN paper_due_at');
    await runner.query('DROP TABLE sealed_paper');
    await runner.query('DROP TABLE prepared_paper');
  }
}
