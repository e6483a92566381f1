import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Near-duplicate questions of a bank, and the decisions about them. */
export class NearDuplicates1764340002000 implements Migration {
  name = 'NearDuplicates1764340002000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE duplicate_search (
        bank_id varchar(36) NOT NULL,
        state varchar(12) NOT NULL,
        begun_at bigint NOT NULL,
        lease_until bigint NOT NULL,
        done_at bigint,
        question_count int NOT NULL,
        pair_count int NOT NULL,
        PRIMARY KEY (bank_id),
        CONSTRAINT fk_duplicate_search_bank FOREIGN KEY (bank_id) REFERENCES question_bank (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      `CREATE TABLE duplicate_pair (
        first_id varchar(36) NOT NULL,
        second_id varchar(36) NOT NULL,
        bank_id varchar(36) NOT NULL,
        percent int NOT NULL,
        decision varchar(12),
        decided_by varchar(36),
        decided_at bigint,
        PRIMARY KEY (first_id, second_id),
        CONSTRAINT fk_duplicate_pair_first FOREIGN KEY (first_id) REFERENCES question (id) ON DELETE CASCADE ON UPDATE RESTRICT,
        CONSTRAINT fk_duplicate_pair_second FOREIGN KEY (second_id) REFERENCES question (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_duplicate_pair_second ON duplicate_pair (second_id)');
    await runner.query('CREATE INDEX ix_duplicate_pair_bank ON duplicate_pair (bank_id, percent)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE duplicate_pair');
    await runner.query('DROP TABLE duplicate_search');
  }
}
