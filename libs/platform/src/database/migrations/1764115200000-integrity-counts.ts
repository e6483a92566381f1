import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the number of integrity events of a session and of those forgiven, and marks the counted events. */
export class IntegrityCounts1764115200000 implements MigrationInterface {
  name = 'IntegrityCounts1764115200000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exam_session ADD COLUMN integrity_count int NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE exam_session ADD COLUMN integrity_forgiven int NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE session_event ADD COLUMN counted boolean NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session_event DROP COLUMN counted');
    await runner.query('ALTER TABLE exam_session DROP COLUMN integrity_forgiven');
    await runner.query('ALTER TABLE exam_session DROP COLUMN integrity_count');
  }
}
