import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** The knowledge points of a bank as a tree, and the names by which questions refer to them. */
export class KnowledgePoints1764340003000 implements Migration {
  name = 'KnowledgePoints1764340003000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE knowledge_point (
        id varchar(36) NOT NULL,
        bank_id varchar(36) NOT NULL,
        domain_code varchar(60) NOT NULL,
        parent_id varchar(36),
        title varchar(100) NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_knowledge_point_bank FOREIGN KEY (bank_id) REFERENCES question_bank (id) ON DELETE CASCADE ON UPDATE RESTRICT,
        CONSTRAINT fk_knowledge_point_parent FOREIGN KEY (parent_id) REFERENCES knowledge_point (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_knowledge_point_bank ON knowledge_point (bank_id, domain_code)');
    await runner.query('CREATE INDEX ix_knowledge_point_parent ON knowledge_point (parent_id)');
    await runner.query(
      `CREATE TABLE knowledge_name (
        bank_id varchar(36) NOT NULL,
        domain_code varchar(60) NOT NULL,
        name varchar(200) NOT NULL,
        point_id varchar(36) NOT NULL,
        PRIMARY KEY (bank_id, domain_code, name),
        CONSTRAINT fk_knowledge_name_point FOREIGN KEY (point_id) REFERENCES knowledge_point (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_knowledge_name_point ON knowledge_name (point_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE knowledge_name');
    await runner.query('DROP TABLE knowledge_point');
  }
}
