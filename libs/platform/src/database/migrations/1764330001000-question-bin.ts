import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Deleted questions that can be restored. Older programs would show them. */
export class QuestionBin1764330001000 implements Migration {
  name = 'QuestionBin1764330001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE question ADD COLUMN deleted_at bigint');
    await runner.query('ALTER TABLE question ADD COLUMN deleted_by varchar(36)');
    await runner.query('ALTER TABLE question ADD COLUMN deleted_code varchar(60)');
    await runner.query('CREATE INDEX ix_question_deleted ON question (deleted_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX ix_question_deleted' + (runner.dataSource.options.type === 'better-sqlite3' ? '' : ' ON question'),
    );
    for (const column of ['deleted_at', 'deleted_by', 'deleted_code'])
      await runner.query(`ALTER TABLE question DROP COLUMN ${column}`);
  }
}
