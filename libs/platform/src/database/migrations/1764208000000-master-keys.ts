import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The master secrets by number, and the one each printed code was made with. A database that contains people is already
 * in use with a secret: one of their ID numbers is stored as the sample that this secret must open.
 */
export class MasterKeys1764208000000 implements MigrationInterface {
  name = 'MasterKeys1764208000000';

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE master_key (
        number int NOT NULL,
        fingerprint varchar(64),
        sample varchar(255),
        state varchar(10) NOT NULL,
        PRIMARY KEY (number)
      )${options}`,
    );
    await runner.query(
      `INSERT INTO master_key (number, fingerprint, sample, state) SELECT 1, NULL, id_number_sealed, 'current' FROM person LIMIT 1`,
    );
    await runner.query('ALTER TABLE registration ADD COLUMN access_code_key int NOT NULL DEFAULT 1');
    await runner.query('ALTER TABLE certificate ADD COLUMN check_code_key int NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE certificate DROP COLUMN check_code_key');
    await runner.query('ALTER TABLE registration DROP COLUMN access_code_key');
    await runner.query('DROP TABLE master_key');
  }
}
