import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** When which kind of an exam's data is erased, and how far the erasing has come. */
export class RetentionRules1764500000000 implements Migration {
  name = 'RetentionRules1764500000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE retention_rule (
        exam_id varchar(36) NOT NULL,
        kind varchar(20) NOT NULL,
        state varchar(10) NOT NULL,
        erase_after bigint NOT NULL,
        reason varchar(500) NOT NULL,
        set_by varchar(36) NOT NULL,
        set_at bigint NOT NULL,
        due_at bigint,
        erased_to varchar(36),
        erased text NOT NULL,
        begun_at bigint,
        erased_at bigint,
        PRIMARY KEY (exam_id, kind),
        CONSTRAINT fk_retention_rule_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_retention_rule_due ON retention_rule (due_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE retention_rule');
  }
}
