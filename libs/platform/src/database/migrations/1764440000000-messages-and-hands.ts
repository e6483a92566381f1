import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Messages of staff to candidates who sit an exam, who has read them, and the raised hands of candidates. */
export class MessagesAndHands1764440000000 implements Migration {
  name = 'MessagesAndHands1764440000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE exam_message (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        audience text,
        body varchar(500) NOT NULL,
        office_id varchar(36) NOT NULL,
        sent_by varchar(36) NOT NULL,
        sent_at bigint NOT NULL,
        total int NOT NULL,
        read_count int NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_exam_message_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_exam_message_exam ON exam_message (exam_id, sent_at)');
    await runner.query(
      `CREATE TABLE exam_message_person (
        message_id varchar(36) NOT NULL,
        registration_id varchar(36) NOT NULL,
        read_at bigint,
        PRIMARY KEY (message_id, registration_id),
        CONSTRAINT fk_exam_message_person_message FOREIGN KEY (message_id) REFERENCES exam_message (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      'CREATE INDEX ix_exam_message_person_registration ON exam_message_person (registration_id, message_id)',
    );
    await runner.query(
      `CREATE TABLE raised_hand (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        registration_id varchar(36) NOT NULL,
        session_id varchar(36) NOT NULL,
        open_session_id varchar(36),
        body varchar(200) NOT NULL,
        raised_at bigint NOT NULL,
        seen_at bigint,
        seen_by varchar(36),
        closed_at bigint,
        closed_by varchar(36),
        changes int NOT NULL,
        changed_at bigint NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_raised_hand_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE UNIQUE INDEX ux_raised_hand_open ON raised_hand (open_session_id)');
    await runner.query('CREATE INDEX ix_raised_hand_session ON raised_hand (session_id, raised_at)');
    await runner.query('CREATE INDEX ix_raised_hand_changed ON raised_hand (exam_id, changed_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE raised_hand');
    await runner.query('DROP TABLE exam_message_person');
    await runner.query('DROP TABLE exam_message');
  }
}
