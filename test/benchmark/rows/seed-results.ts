import { createPool } from 'mysql2/promise';

const RUN_ID = 'benchmark-run';

/** A released run in which everybody is graded and half pass; every statement runs on both engines. */
const STATEMENTS = [
  `INSERT INTO grading_run (id, exam_id, run_number, overrides, reason, created_at, released_at) SELECT '${RUN_ID}', id, 1, '[]', 'benchmark', 0, 1 FROM exam WHERE id = ?`,
  `INSERT INTO result (run_id, registration_id, outcome, score_millipoints, max_millipoints, section_millipoints, item_millipoints, passed, input_sha256, graded_at, taken_in, counts)
     SELECT '${RUN_ID}', id, 'graded', 72500, 100000, '[72500]', '[]', CASE WHEN SUBSTR(id, 36) < '8' THEN 1 ELSE 0 END, '', 0, 1, 1 FROM registration WHERE exam_id = ?`,
  `INSERT INTO certificate (number, registration_id, person_id, exam_id, holder_name, title, issuer, issued_at, rehearsal)
     SELECT SUBSTR(REPLACE(id, '-', ''), 9), id, person_id, exam_id, candidate_name, 'benchmark', 'benchmark', 1, 1 FROM registration WHERE exam_id = ? AND SUBSTR(id, 36) < '8'`,
];

/** Inserts the results of a full sitting directly. `address` is a MariaDB address or a SQLite file. */
export async function seedResults({ address, examId }: { address: string; examId: string }): Promise<void> {
  if (!address.startsWith('mariadb:')) {
    seedSqlite({ file: address, examId });
    return;
  }
  const pool = createPool({ uri: address.replace('mariadb:', 'mysql:') });
  for (const statement of STATEMENTS) await pool.query(statement, [examId]);
  await pool.end();
}

interface Connection {
  exec: (sql: string) => void;
  prepare: (sql: string) => { run: (...values: unknown[]) => unknown };
  close: () => void;
}

function seedSqlite({ file, examId }: { file: string; examId: string }): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- libsql has no types of its own
  const connection = new (require('libsql') as new (file: string) => Connection)(file);
  connection.exec('PRAGMA busy_timeout = 10000');
  for (const statement of STATEMENTS) connection.prepare(statement).run(examId);
  connection.close();
}
