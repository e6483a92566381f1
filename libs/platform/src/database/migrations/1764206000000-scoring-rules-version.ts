import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By which version of the scoring rules a grading run is scored. Every run that is there was scored by the first, and its results stay as they
 * are. An older program would score a new run by the first rules too, so it must not run on.
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
