import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Files with questions that are being imported into a bank, question by question. */
export class PaperImports1764300000000 implements Migration {
  name = 'PaperImports1764300000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE paper_import (
        id varchar(36) NOT NULL,
        bank_id varchar(36) NOT NULL,
        file_name varchar(200) NOT NULL,
        file_sha256 varchar(64) NOT NULL,
        format varchar(12),
        title varchar(200),
        state varchar(10) NOT NULL,
        total_count int,
        read_count int NOT NULL,
        notices text NOT NULL,
        fault text,
        domain_code varchar(60),
        difficulty int NOT NULL,
        knowledge_point varchar(100),
        stored_count int NOT NULL,
        stored_at bigint,
        created_by varchar(36) NOT NULL,
        created_at bigint NOT NULL,
        lease_until bigint NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_paper_import_bank FOREIGN KEY (bank_id) REFERENCES question_bank (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_paper_import_bank ON paper_import (bank_id, file_sha256)');
    await runner.query('CREATE INDEX ix_paper_import_state ON paper_import (state, created_at)');
    await runner.query(
      `CREATE TABLE paper_import_group (
        import_id varchar(36) NOT NULL,
        group_number int NOT NULL,
        format varchar(4) NOT NULL,
        stimulus text,
        place text NOT NULL,
        PRIMARY KEY (import_id, group_number),
        CONSTRAINT fk_paper_import_group_import FOREIGN KEY (import_id) REFERENCES paper_import (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      `CREATE TABLE paper_import_item (
        import_id varchar(36) NOT NULL,
        position int NOT NULL,
        group_number int,
        state varchar(10) NOT NULL,
        mended boolean NOT NULL,
        warned boolean NOT NULL,
        number varchar(20),
        place text NOT NULL,
        question text NOT NULL,
        notices text NOT NULL,
        duplicate_code varchar(60),
        duplicate_position int,
        question_code varchar(60),
        PRIMARY KEY (import_id, position),
        CONSTRAINT fk_paper_import_item_import FOREIGN KEY (import_id) REFERENCES paper_import (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_paper_import_item_state ON paper_import_item (import_id, state)');
    await runner.query('CREATE INDEX ix_paper_import_item_group ON paper_import_item (import_id, group_number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['paper_import_item', 'paper_import_group', 'paper_import'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
