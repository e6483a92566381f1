import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Organisations with which the owner shares a bank, and the exams that draw from a bank, including existing ones. */
export class BankShares1764205000000 implements Migration {
  name = 'BankShares1764205000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE bank_share (
        bank_id varchar(36) NOT NULL,
        organisation_id varchar(36) NOT NULL,
        granted_right varchar(10) NOT NULL,
        granted_by varchar(36) NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (bank_id, organisation_id, granted_right),
        CONSTRAINT fk_bank_share_bank FOREIGN KEY (bank_id) REFERENCES question_bank (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        CONSTRAINT fk_bank_share_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_bank_share_organisation ON bank_share (organisation_id)');
    await runner.query(
      `CREATE TABLE bank_use (
        bank_id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        exam_title varchar(200) NOT NULL,
        organisation_id varchar(36) NOT NULL,
        rehearsal boolean NOT NULL,
        state varchar(10) NOT NULL,
        first_used_at bigint NOT NULL,
        last_used_at bigint NOT NULL,
        PRIMARY KEY (bank_id, exam_id),
        CONSTRAINT fk_bank_use_bank FOREIGN KEY (bank_id) REFERENCES question_bank (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        CONSTRAINT fk_bank_use_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_bank_use_organisation ON bank_use (organisation_id)');
    await runner.query(
      `INSERT INTO bank_use (bank_id, exam_id, exam_title, organisation_id, rehearsal, state, first_used_at, last_used_at)
       SELECT bank_id, id, title, organisation_id, rehearsal, state, created_at, COALESCE(locked_at, created_at) FROM exam`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bank_use');
    await runner.query('DROP TABLE bank_share');
  }
}
