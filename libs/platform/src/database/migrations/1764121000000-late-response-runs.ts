import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks the grading runs made by accepting late responses: the next such run replaces an unreleased one. */
export class LateResponseRuns1764121000000 implements MigrationInterface {
  name = 'LateResponseRuns1764121000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE grading_run ADD COLUMN late_responses boolean NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE grading_run DROP COLUMN late_responses');
  }
}
