import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Essays, who marks them, their marks, and what those come to. */
export class Marking1764400001000 implements Migration {
  name = 'Marking1764400001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const options = tableOptions(runner);
    await runner.query(
      `CREATE TABLE marking_plan (
        exam_id varchar(36) NOT NULL,
        markers int NOT NULL,
        tolerance_percent int NOT NULL,
        lots int NOT NULL,
        changed_at bigint NOT NULL,
        PRIMARY KEY (exam_id),
        ${ofExam('marking_plan')}
      )${options}`,
    );
    await runner.query(
      `CREATE TABLE marking_rubric (
        exam_id varchar(36) NOT NULL,
        question_version_id varchar(36) NOT NULL,
        criteria text NOT NULL,
        guidance text NOT NULL,
        changed_at bigint NOT NULL,
        PRIMARY KEY (exam_id, question_version_id),
        ${ofExam('marking_rubric')}
      )${options}`,
    );
    await runner.query(
      `CREATE TABLE marking_allotment (
        exam_id varchar(36) NOT NULL,
        question_version_id varchar(36) NOT NULL,
        lot int NOT NULL,
        staff_id varchar(36) NOT NULL,
        allotted_at bigint NOT NULL,
        PRIMARY KEY (exam_id, question_version_id, lot, staff_id),
        ${ofExam('marking_allotment')}
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_marking_allotment_staff ON marking_allotment (staff_id)');
    await createScripts(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['settlement', 'mark', 'script', 'allotment', 'rubric', 'plan'])
      await runner.query(`DROP TABLE marking_${table}`);
  }
}

const isSqlite = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'better-sqlite3';

const tableOptions = (runner: QueryRunner): string =>
  isSqlite(runner) ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

const ofExam = (table: string): string =>
  `CONSTRAINT fk_${table}_exam FOREIGN KEY (exam_id) REFERENCES exam (id) ON DELETE CASCADE ON UPDATE RESTRICT`;

const ofScript = (table: string): string =>
  `CONSTRAINT fk_${table}_script FOREIGN KEY (script_id) REFERENCES marking_script (id) ON DELETE CASCADE ON UPDATE RESTRICT`;

async function createScripts(runner: QueryRunner): Promise<void> {
  const options = tableOptions(runner);
  await runner.query(
    `CREATE TABLE marking_script (
        id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        session_id varchar(36) NOT NULL,
        item_number int NOT NULL,
        question_version_id varchar(36) NOT NULL,
        response_sha256 varchar(64) NOT NULL,
        essay ${isSqlite(runner) ? 'text' : 'mediumtext'} NOT NULL,
        shuffle int NOT NULL,
        state varchar(10) NOT NULL,
        filled int NOT NULL,
        third boolean NOT NULL,
        withdrawn boolean NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (id),
        ${ofExam('marking_script')}
      )${options}`,
  );
  await runner.query(
    'CREATE UNIQUE INDEX ux_marking_script_essay ON marking_script (session_id, item_number, response_sha256)',
  );
  await runner.query(
    'CREATE INDEX ix_marking_script_next ON marking_script (exam_id, state, question_version_id, shuffle)',
  );
  await runner.query(
    `CREATE TABLE marking_mark (
        script_id varchar(36) NOT NULL,
        marker_id varchar(36) NOT NULL,
        place int NOT NULL,
        points text,
        total_millipoints int,
        remark varchar(1000) NOT NULL,
        revision int NOT NULL,
        claimed_until bigint,
        marked_at bigint,
        PRIMARY KEY (script_id, marker_id),
        ${ofScript('marking_mark')}
      )${options}`,
  );
  await runner.query('CREATE UNIQUE INDEX ux_marking_mark_place ON marking_mark (script_id, place)');
  await runner.query('CREATE INDEX ix_marking_mark_marker ON marking_mark (marker_id, marked_at)');
  await runner.query('CREATE INDEX ix_marking_mark_claim ON marking_mark (claimed_until)');
  await runner.query(
    `CREATE TABLE marking_settlement (
        script_id varchar(36) NOT NULL,
        revision int NOT NULL,
        part int NOT NULL,
        parts int NOT NULL,
        reason varchar(500),
        settled_by varchar(36) NOT NULL,
        settled_at bigint NOT NULL,
        PRIMARY KEY (script_id, revision),
        ${ofScript('marking_settlement')}
      )${options}`,
  );
}
