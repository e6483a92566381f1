import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Version of the scoring rules for each grading run. Existing runs were scored by version 1 and keep their results. An
 * older program would score new runs by version 1 too, so it must not run on this schema.
 */
export class ScoringRulesVersion1764206000000 implements MigrationInterface {
  name = 'ScoringRulesVersion1764206000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE grading_run ADD COLUMN rules_version int NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE grading_run DROP COLUMN rules_version');
  }
}
