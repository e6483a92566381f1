import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

interface AttemptRow {
  runId: string;
  personId: string;
  registrationId: string;
  attemptNumber: number | string;
  outcome: string;
  scoreMillipoints: number | string | null;
  maxMillipoints: number | string;
  passed: number | boolean;
}

/**
 * A release covers the sittings that are over, and one attempt of each person counts. Earlier releases cover every
 * registration with a result, and the best attempt counts.
 */
export class CountingAttempts1764207000000 implements Migration {
  name = 'CountingAttempts1764207000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE result ADD COLUMN taken_in boolean NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE result ADD COLUMN counts boolean NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE grading_run ADD COLUMN sitting_ids text');
    await runner.query('CREATE INDEX ix_registration_attempt_number ON registration (exam_id, attempt_number)');
    await runner.query(
      'UPDATE result SET taken_in = 1, counts = 1 WHERE run_id IN (SELECT id FROM grading_run WHERE released_at IS NOT NULL)',
    );
    const runs = (await runner.query('SELECT id FROM grading_run WHERE released_at IS NOT NULL')) as { id: string }[];
    for (const { id } of runs) await nameSittings(runner, id);
    await countTheBest(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query(`DROP INDEX ix_registration_attempt_number${isSqlite ? '' : ' ON registration'}`);
    await runner.query('ALTER TABLE grading_run DROP COLUMN sitting_ids');
    await runner.query('ALTER TABLE result DROP COLUMN counts');
    await runner.query('ALTER TABLE result DROP COLUMN taken_in');
  }
}

async function nameSittings(runner: QueryRunner, runId: string): Promise<void> {
  const sittings = (await runner.query(
    `SELECT DISTINCT registration.sitting_id AS id FROM result JOIN registration ON registration.id = result.registration_id WHERE result.run_id = ?`,
    [runId],
  )) as { id: string }[];
  await runner.query('UPDATE grading_run SET sitting_ids = ? WHERE id = ?', [
    JSON.stringify(sittings.map(({ id }) => id)),
    runId,
  ]);
}

/** The rule as of this migration; a released migration never changes. */
async function countTheBest(runner: QueryRunner): Promise<void> {
  const rows = (await runner.query(
    `SELECT result.run_id AS runId, registration.person_id AS personId, registration.id AS registrationId,
       registration.attempt_number AS attemptNumber, result.outcome, result.score_millipoints AS scoreMillipoints,
       result.max_millipoints AS maxMillipoints, result.passed
     FROM registration second
     JOIN registration ON registration.exam_id = second.exam_id AND registration.person_id = second.person_id
     JOIN result ON result.registration_id = registration.id AND result.taken_in = 1
     WHERE second.attempt_number = 2`,
  )) as AttemptRow[];
  const attemptsOf = new Map<string, AttemptRow[]>();
  for (const row of rows) {
    const key = `${row.runId} ${row.personId}`;
    attemptsOf.set(key, [...(attemptsOf.get(key) ?? []), row]);
  }
  for (const attempts of attemptsOf.values()) {
    const [, ...others] = attempts.sort(better);
    for (const { runId, registrationId } of others)
      await runner.query('UPDATE result SET counts = 0 WHERE run_id = ? AND registration_id = ?', [
        runId,
        registrationId,
      ]);
  }
}

const WEIGHT = ['deferred', 'absent', 'annulled', 'violation', 'graded'];

const better = (a: AttemptRow, b: AttemptRow): number =>
  Number(b.passed) - Number(a.passed) ||
  WEIGHT.indexOf(b.outcome) - WEIGHT.indexOf(a.outcome) ||
  Number(b.scoreMillipoints) * Number(a.maxMillipoints) - Number(a.scoreMillipoints) * Number(b.maxMillipoints) ||
  Number(a.attemptNumber) - Number(b.attemptNumber);
