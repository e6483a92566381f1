import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Ended sign-ins of candidates: after the sign-out, their cookie is refused. */
export class EndedSignIns1764204000000 implements Migration {
  name = 'EndedSignIns1764204000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE registration ADD COLUMN ended_sign_ins varchar(739)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE registration DROP COLUMN ended_sign_ins');
  }
}
