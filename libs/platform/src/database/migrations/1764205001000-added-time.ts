import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Time that staff added to a session by their acts, apart from the registration's accommodation. */
export class AddedTime1764205001000 implements Migration {
  name = 'AddedTime1764205001000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exam_session ADD COLUMN added_time_ms bigint NOT NULL DEFAULT 0');
    const granted =
      '(SELECT r.extra_time_minutes * 60000 FROM registration r WHERE r.id = exam_session.registration_id)';
    await runner.query(
      `UPDATE exam_session SET added_time_ms = extra_time_ms - ${granted} WHERE state = 'in_progress' AND extra_time_ms > ${granted}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exam_session DROP COLUMN added_time_ms');
  }
}
