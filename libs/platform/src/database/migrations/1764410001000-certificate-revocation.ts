import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Requests to revoke a certificate, each with the decision of a second person. */
export class CertificateRevocation1764410001000 implements Migration {
  name = 'CertificateRevocation1764410001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE certificate_revocation (
        id varchar(36) NOT NULL,
        number varchar(24) NOT NULL,
        reason varchar(500) NOT NULL,
        requested_by varchar(36) NOT NULL,
        requested_at bigint NOT NULL,
        decision varchar(10),
        decided_by varchar(36),
        decided_at bigint,
        decision_reason varchar(500),
        PRIMARY KEY (id),
        CONSTRAINT fk_certificate_revocation_certificate FOREIGN KEY (number) REFERENCES certificate (number) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      'CREATE INDEX ix_certificate_revocation_number ON certificate_revocation (number, requested_at)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE certificate_revocation');
  }
}
