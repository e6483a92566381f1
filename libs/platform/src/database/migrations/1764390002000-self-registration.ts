import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Public pages on which people apply for a sitting, and their applications. */
export class SelfRegistration1764390002000 implements MigrationInterface {
  name = 'SelfRegistration1764390002000';

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE self_registration (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        sitting_id varchar(36) NOT NULL,
        organisation_id varchar(36) NOT NULL,
        token varchar(40) NOT NULL,
        opens_at bigint NOT NULL,
        closes_at bigint NOT NULL,
        quota int,
        conditions text NOT NULL,
        created_by varchar(36) NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_self_registration_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON UPDATE RESTRICT ON DELETE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE UNIQUE INDEX ux_self_registration_token ON self_registration (token)');
    await runner.query('CREATE INDEX ix_self_registration_exam ON self_registration (exam_id)');
    await runner.query(
      `CREATE TABLE registration_application (
        id varchar(36) NOT NULL,
        self_registration_id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        organisation_id varchar(36) NOT NULL,
        organisation_path varchar(120) NOT NULL,
        name varchar(100) NOT NULL,
        id_type varchar(20) NOT NULL,
        id_number_sealed varchar(255) NOT NULL,
        id_number_hash varchar(64) NOT NULL,
        id_number_last_four varchar(4) NOT NULL,
        phone_sealed varchar(255) NOT NULL,
        phone_last_four varchar(4) NOT NULL,
        state varchar(12) NOT NULL,
        reason varchar(500),
        consent_rules_version varchar(20) NOT NULL,
        consent_privacy_version varchar(20) NOT NULL,
        consent_at bigint NOT NULL,
        submitted_at bigint NOT NULL,
        decided_at bigint,
        decided_by varchar(36),
        person_id varchar(36),
        PRIMARY KEY (id),
        CONSTRAINT fk_registration_application_page FOREIGN KEY (self_registration_id) REFERENCES self_registration (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
        CONSTRAINT fk_registration_application_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON UPDATE RESTRICT ON DELETE RESTRICT
      )${options}`,
    );
    await runner.query(
      'CREATE UNIQUE INDEX ux_registration_application_number ON registration_application (self_registration_id, id_number_hash)',
    );
    await runner.query(
      'CREATE INDEX ix_registration_application_list ON registration_application (exam_id, state, id)',
    );
    await runner.query('CREATE INDEX ix_registration_application_person ON registration_application (person_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE registration_application');
    await runner.query('DROP TABLE self_registration');
  }
}
