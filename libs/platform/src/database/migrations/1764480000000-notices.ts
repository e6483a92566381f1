import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Notices to candidates and to the office: batches, each notice with its state, ports, and what trials recorded. */
export class Notices1764480000000 implements Migration {
  name = 'Notices1764480000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await createPorts(runner, options);
    await createBatches(runner, options);
    await runner.query(
      `CREATE TABLE notice_record (
        notice_id varchar(36) NOT NULL,
        content_sealed text NOT NULL,
        recorded_at bigint NOT NULL,
        PRIMARY KEY (notice_id),
        CONSTRAINT fk_notice_record_notice FOREIGN KEY (notice_id) REFERENCES notice (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_notice_record_time ON notice_record (recorded_at)');
    await runner.query(
      `CREATE TABLE notice_setting (
        exam_id varchar(36) NOT NULL,
        lost_codes int NOT NULL,
        PRIMARY KEY (exam_id),
        CONSTRAINT fk_notice_setting_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['notice_setting', 'notice_record', 'notice', 'notice_batch', 'notice_port'])
      await runner.query(`DROP TABLE ${table}`);
  }
}

async function createPorts(runner: QueryRunner, options: string): Promise<void> {
  await runner.query(
    `CREATE TABLE notice_port (
      port varchar(20) NOT NULL,
      holder varchar(36),
      lease_until bigint NOT NULL,
      rests_until bigint NOT NULL,
      failures int NOT NULL,
      PRIMARY KEY (port)
    )${options}`,
  );
  for (const port of ['sms', 'mail', 'group', 'recording'])
    await runner.query(
      `INSERT INTO notice_port (port, lease_until, rests_until, failures) VALUES ('${port}', 0, 0, 0)`,
    );
}

async function createBatches(runner: QueryRunner, options: string): Promise<void> {
  await runner.query(
    `CREATE TABLE notice_batch (
      id varchar(36) NOT NULL,
      exam_id varchar(36) NOT NULL,
      port varchar(20) NOT NULL,
      body varchar(500) NOT NULL,
      audience text,
      state varchar(20) NOT NULL,
      standing_key varchar(60),
      gathered_to varchar(36),
      gathered int NOT NULL,
      send_at bigint NOT NULL,
      created_by varchar(36),
      created_at bigint NOT NULL,
      PRIMARY KEY (id),
      CONSTRAINT fk_notice_batch_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT
    )${options}`,
  );
  await runner.query('CREATE INDEX ix_notice_batch_exam ON notice_batch (exam_id, created_at)');
  await runner.query('CREATE INDEX ix_notice_batch_work ON notice_batch (port, state, send_at)');
  await runner.query('CREATE UNIQUE INDEX ux_notice_batch_standing ON notice_batch (standing_key)');
  await runner.query(
    `CREATE TABLE notice (
      id varchar(36) NOT NULL,
      batch_id varchar(36) NOT NULL,
      registration_id varchar(36),
      recipient varchar(60) NOT NULL,
      state varchar(20) NOT NULL,
      attempts int NOT NULL,
      due_at bigint NOT NULL,
      claim varchar(36),
      reason varchar(30),
      detail varchar(200),
      reference varchar(100),
      changed_at bigint NOT NULL,
      PRIMARY KEY (id),
      CONSTRAINT fk_notice_batch FOREIGN KEY (batch_id) REFERENCES notice_batch (id) ON DELETE CASCADE ON UPDATE RESTRICT
    )${options}`,
  );
  await runner.query('CREATE UNIQUE INDEX ux_notice_recipient ON notice (batch_id, recipient)');
  await runner.query('CREATE INDEX ix_notice_due ON notice (batch_id, state, due_at)');
}
