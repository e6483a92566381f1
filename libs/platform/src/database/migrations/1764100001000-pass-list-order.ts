import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Index in the order in which pass lists are read page by page; without it every page sorts the whole exam. */
export class PassListOrder1764100001000 implements Migration {
  name = 'PassListOrder1764100001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ix_registration_list ON registration (exam_id, organisation_path, ticket_number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query(`DROP INDEX ix_registration_list${isSqlite ? '' : ' ON registration'}`);
  }
}
