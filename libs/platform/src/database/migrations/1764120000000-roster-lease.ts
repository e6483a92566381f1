import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds the time until which an import being applied counts as running; the process that applies it extends this time.
 */
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
