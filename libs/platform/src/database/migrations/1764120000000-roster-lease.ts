import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when an import that is being applied counts as running: whoever is at it moves this on. */
export class RosterLease1764120000000 implements MigrationInterface {
  name = 'RosterLease1764120000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE roster_import ADD COLUMN lease_until bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE roster_import DROP COLUMN lease_until');
  }
}
