import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';
import { newId } from '../../ids';
import { DIALECTS } from '../engine';

interface CertificateRow {
  number: string;
  examId: string;
  personId: string;
  /** Number of the last released run in which the registration passed; null: never issued. */
  lastPass: number | string | null;
  revokedAt: number | string | null;
  /** Number of the last released run of the exam. */
  lastRun: number | string | null;
  issuedAt: number | string;
}

const REASON = 'Superseded: the holder has another certificate of this exam, which stands.';

/**
 * A certificate belongs to a person and an exam, not to a registration; a person who passed a make-up exam after a pass
 * had two. The earlier valid one stays; the later one is superseded, and the public check shows it as revoked.
 */
export class CertificateOfPerson1764207001000 implements Migration {
  name = 'CertificateOfPerson1764207001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE certificate ADD COLUMN person_id varchar(36)');
    await runner.query('ALTER TABLE certificate ADD COLUMN superseded_by varchar(24)');
    await runner.query(
      'UPDATE certificate SET person_id = (SELECT registration.person_id FROM registration WHERE registration.id = certificate.registration_id)',
    );
    await supersedeDoubles(runner);
    await runner.query('CREATE UNIQUE INDEX ux_certificate_person ON certificate (exam_id, person_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    await runner.query(`DROP INDEX ux_certificate_person${isSqlite ? '' : ' ON certificate'}`);
    await runner.query('ALTER TABLE certificate DROP COLUMN superseded_by');
    await runner.query('ALTER TABLE certificate DROP COLUMN person_id');
  }
}

async function supersedeDoubles(runner: QueryRunner): Promise<void> {
  const rows = (await runner.query(
    `SELECT certificate.number, certificate.exam_id AS examId, certificate.person_id AS personId, certificate.revoked_at AS revokedAt,
       certificate.issued_at AS issuedAt,
       (SELECT MAX(run.run_number) FROM result JOIN grading_run run ON run.id = result.run_id
         WHERE result.registration_id = certificate.registration_id AND result.passed = 1 AND run.released_at IS NOT NULL) AS lastPass,
       (SELECT MAX(run.run_number) FROM grading_run run WHERE run.exam_id = certificate.exam_id AND run.released_at IS NOT NULL) AS lastRun
     FROM certificate
     JOIN (SELECT exam_id, person_id FROM certificate GROUP BY exam_id, person_id HAVING COUNT(*) > 1) doubled
       ON doubled.exam_id = certificate.exam_id AND doubled.person_id = certificate.person_id`,
  )) as CertificateRow[];
  const ofPerson = new Map<string, CertificateRow[]>();
  for (const row of rows) {
    const key = `${row.examId} ${row.personId}`;
    ofPerson.set(key, [...(ofPerson.get(key) ?? []), row]);
  }
  const { type } = runner.dataSource.options;
  const [{ now_ms: now }] = (await runner.query(DIALECTS[type === 'better-sqlite3' ? 'sqlite' : 'mysql'].nowMsSql)) as [
    { now_ms: number | string },
  ];
  for (const certificates of ofPerson.values()) {
    const [kept, ...others] = certificates.sort(earlierValidFirst);
    for (const other of others) await supersede({ runner, other, kept: kept.number, nowMs: Number(now) });
  }
}

const isIssued = ({ lastPass }: CertificateRow): boolean => lastPass !== null;
const isValid = ({ lastPass, lastRun, revokedAt }: CertificateRow): boolean =>
  revokedAt === null && lastPass !== null && Number(lastPass) === Number(lastRun);

const earlierValidFirst = (a: CertificateRow, b: CertificateRow): number =>
  Number(isValid(b)) - Number(isValid(a)) ||
  Number(isIssued(b)) - Number(isIssued(a)) ||
  Number(a.issuedAt) - Number(b.issuedAt) ||
  (a.number < b.number ? -1 : 1);

async function supersede({
  runner,
  other,
  kept,
  nowMs,
}: {
  runner: QueryRunner;
  other: CertificateRow;
  kept: string;
  nowMs: number;
}): Promise<void> {
  if (!isIssued(other)) {
    // It is only reserved and was never shown to anybody.
    await runner.query('DELETE FROM certificate WHERE number = ?', [other.number]);
    return;
  }
  await runner.query(
    `UPDATE certificate SET person_id = NULL, superseded_by = ?, revoked_at = COALESCE(revoked_at, ?),
       revoked_reason = COALESCE(revoked_reason, ?) WHERE number = ?`,
    [kept, nowMs, REASON, other.number],
  );
  await runner.query(
    `INSERT INTO audit_entry (id, at, actor_type, actor_id, action, subject_type, subject_id, reason, details)
     VALUES (?, ?, 'system', NULL, 'certificate.superseded', 'certificate', ?, ?, ?)`,
    [newId(), nowMs, other.number, REASON, JSON.stringify({ supersededBy: kept })],
  );
}
