import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = {
  kind: 'varchar(20)',
  closed_at: 'bigint',
  closed_by: 'varchar(36)',
  closed_reason: 'varchar(500)',
  merged_into_id: 'varchar(36)',
};

/** Towns and units below the districts, and organisations that are closed or merged into others. */
export class OrganisationTree1764390001000 implements MigrationInterface {
  name = 'OrganisationTree1764390001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [column, type] of Object.entries(COLUMNS))
      await runner.query(`ALTER TABLE organisation ADD COLUMN ${column} ${type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of Object.keys(COLUMNS)) await runner.query(`ALTER TABLE organisation DROP COLUMN ${column}`);
  }
}
