import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

const TABLES = ['response', 'late_response'];

/** An essay of 20,000 characters takes up to 80 KB as UTF-8, and `text` ends at 64 KB on MariaDB and MySQL. */
export class LongEssays1764400000000 implements Migration {
  name = 'LongEssays1764400000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    await changeTo(runner, 'mediumtext');
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeTo(runner, 'text');
  }
}

async function changeTo(runner: QueryRunner, type: 'text' | 'mediumtext'): Promise<void> {
  if (runner.dataSource.options.type === 'better-sqlite3') return;
  for (const table of TABLES) await runner.query(`ALTER TABLE ${table} MODIFY response ${type} NOT NULL`);
}
