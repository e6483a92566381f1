import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = {
  organisation_path: 'varchar(120)',
  exam_id: 'varchar(36)',
  person_id: 'varchar(36)',
  address: 'varchar(45)',
};

const INDEXES = {
  ix_audit_entry_scope: 'organisation_path, at',
  ix_audit_entry_exam: 'exam_id, at',
  ix_audit_entry_person: 'person_id, at',
  ix_audit_entry_actor: 'actor_id, at',
};

/** Whose an audit row is, which exam and person it is about, and from which address the act came. Older rows say none of it. */
export class AuditScope1764390000000 implements MigrationInterface {
  name = 'AuditScope1764390000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [column, type] of Object.entries(COLUMNS))
      await runner.query(`ALTER TABLE audit_entry ADD COLUMN ${column} ${type}`);
    for (const [index, columns] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX ${index} ON audit_entry (${columns})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    for (const index of Object.keys(INDEXES))
      await runner.query(`DROP INDEX ${index}${isSqlite ? '' : ' ON audit_entry'}`);
    for (const column of Object.keys(COLUMNS)) await runner.query(`ALTER TABLE audit_entry DROP COLUMN ${column}`);
  }
}
