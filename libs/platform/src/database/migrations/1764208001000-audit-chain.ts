import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each audit row is signed when it is written and gets its place in a chain soon after. Existing rows have no
 * signature; their number is stored, and no later unsigned row is accepted into the chain.
 */
export class AuditChain1764208001000 implements MigrationInterface {
  name = 'AuditChain1764208001000';

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query('ALTER TABLE audit_entry ADD COLUMN signature varchar(80)');
    await runner.query('ALTER TABLE audit_entry ADD COLUMN place int');
    await runner.query('ALTER TABLE audit_entry ADD COLUMN link varchar(80)');
    await runner.query('CREATE INDEX ix_audit_entry_place ON audit_entry (place)');
    await runner.query(
      `CREATE TABLE audit_head (
        id int NOT NULL,
        place int NOT NULL,
        link varchar(80) NOT NULL,
        unsigned_rows int NOT NULL,
        signature varchar(80),
        PRIMARY KEY (id)
      )${options}`,
    );
    await runner.query(
      `INSERT INTO audit_head (id, place, link, unsigned_rows, signature) SELECT 1, 0, '', COUNT(*), NULL FROM audit_entry`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query('DROP TABLE audit_head');
    await runner.query(`DROP INDEX ix_audit_entry_place${isSqlite ? '' : ' ON audit_entry'}`);
    for (const column of ['link', 'place', 'signature'])
      await runner.query(`ALTER TABLE audit_entry DROP COLUMN ${column}`);
  }
}
