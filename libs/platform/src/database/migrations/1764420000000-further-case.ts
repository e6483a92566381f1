import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** A later part of a case, which comes with its question. Older programs would lose it with the next version that they write. */
export class FurtherCase1764420000000 implements Migration {
  name = 'FurtherCase1764420000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE question_version ADD COLUMN further_case text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE question_version DROP COLUMN further_case');
  }
}
