import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Registrations made by mistake: removed from the exam and kept on record here. */
export class CancelledRegistrations1764360001000 implements Migration {
  name = 'CancelledRegistrations1764360001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE cancelled_registration (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        sitting_id varchar(36) NOT NULL,
        person_id varchar(36) NOT NULL,
        attempt_number int NOT NULL,
        candidate_name varchar(100) NOT NULL,
        masked_id_number varchar(30) NOT NULL,
        organisation_name varchar(120) NOT NULL,
        organisation_path varchar(120) NOT NULL,
        ticket_number varchar(20) NOT NULL,
        cancelled_at bigint NOT NULL,
        staff_id varchar(36) NOT NULL,
        reason varchar(500) NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_cancelled_registration_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_cancelled_registration_exam ON cancelled_registration (exam_id, id)');
    await runner.query('CREATE INDEX ix_cancelled_registration_person ON cancelled_registration (person_id)');
    await runner.query('CREATE INDEX ix_cancelled_registration_ticket ON cancelled_registration (ticket_number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cancelled_registration');
  }
}
