import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The validity of a certificate follows from the released run; its row stores only acts of staff. Adds an index on the
 * outcome of registrations.
 */
export class ReleaseByRun1764100000000 implements MigrationInterface {
  name = 'ReleaseByRun1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE certificate SET revoked_at = NULL, revoked_reason = NULL WHERE revoked_by = 'regrade'`);
    await runner.query('ALTER TABLE certificate DROP COLUMN state');
    await runner.query('ALTER TABLE certificate DROP COLUMN revoked_by');
    await runner.query('CREATE INDEX ix_registration_outcome ON registration (exam_id, outcome)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query(`DROP INDEX ix_registration_outcome${isSqlite ? '' : ' ON registration'}`);
    await runner.query(`ALTER TABLE certificate ADD COLUMN state varchar(10) NOT NULL DEFAULT 'valid'`);
    await runner.query('ALTER TABLE certificate ADD COLUMN revoked_by varchar(10)');
    await runner.query(`UPDATE certificate SET state = 'revoked', revoked_by = 'staff' WHERE revoked_at IS NOT NULL`);
  }
}
