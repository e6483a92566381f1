import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** How far each api has come with its requests, so that workers close no session over one that waits. */
export class ApiHorizon1764450000000 implements Migration {
  name = 'ApiHorizon1764450000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE api_horizon (
        api_id varchar(36) NOT NULL,
        worked_up_to bigint NOT NULL,
        told_at bigint NOT NULL,
        PRIMARY KEY (api_id)
      )${options}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_horizon');
  }
}
