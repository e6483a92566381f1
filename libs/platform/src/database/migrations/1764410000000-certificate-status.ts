import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** The place of each signed certificate in a status list. */
export class CertificateStatus1764410000000 implements Migration {
  name = 'CertificateStatus1764410000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE certificate_status (
        number varchar(24) NOT NULL,
        version int NOT NULL,
        list_number int NOT NULL,
        position int NOT NULL,
        PRIMARY KEY (number, version),
        CONSTRAINT fk_certificate_status_certificate FOREIGN KEY (number) REFERENCES certificate (number) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      'CREATE UNIQUE INDEX ux_certificate_status_position ON certificate_status (list_number, position)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE certificate_status');
  }
}
