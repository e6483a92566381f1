import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Passwords that must be changed, second factors, demands for them, and the list of one's own sign-ins. */
export class StaffSecondStep1764203000000 implements Migration {
  name = 'StaffSecondStep1764203000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query('ALTER TABLE staff_account ADD COLUMN must_change_password boolean NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE staff_session ADD COLUMN last_seen_at bigint');
    await runner.query('ALTER TABLE staff_session ADD COLUMN address varchar(45)');
    await runner.query('ALTER TABLE staff_session ADD COLUMN browser varchar(60)');
    await runner.query(
      `CREATE TABLE staff_second_factor (
        staff_id varchar(36) NOT NULL,
        sealed_secret varchar(255) NOT NULL,
        last_step bigint NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (staff_id),
        CONSTRAINT fk_staff_second_factor_staff FOREIGN KEY (staff_id) REFERENCES staff_account (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      `CREATE TABLE staff_recovery_code (
        staff_id varchar(36) NOT NULL,
        code_hash varchar(64) NOT NULL,
        PRIMARY KEY (staff_id, code_hash),
        CONSTRAINT fk_staff_recovery_code_staff FOREIGN KEY (staff_id) REFERENCES staff_account (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      `CREATE TABLE second_factor_demand (
        organisation_id varchar(36) NOT NULL,
        demanded_at bigint NOT NULL,
        PRIMARY KEY (organisation_id),
        CONSTRAINT fk_second_factor_demand_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE second_factor_demand');
    await runner.query('DROP TABLE staff_recovery_code');
    await runner.query('DROP TABLE staff_second_factor');
    for (const column of ['browser', 'address', 'last_seen_at'])
      await runner.query(`ALTER TABLE staff_session DROP COLUMN ${column}`);
    await runner.query('ALTER TABLE staff_account DROP COLUMN must_change_password');
  }
}
