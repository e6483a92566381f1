import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

const OF_VERSIONS = [
  'competency varchar(60)',
  'cognitive_level varchar(12)',
  'tags text',
  'language varchar(20)',
  'review_date varchar(10)',
];
const OF_SEARCH = [
  'competency varchar(60)',
  'cognitive_level varchar(12)',
  'tag_text varchar(700)',
  'language varchar(20)',
  'checked_on varchar(10)',
  'review_date varchar(10)',
];

/** What a question is about beside its knowledge point. Older programs would lose it with the next version that they write. */
export class QuestionAbout1764380000000 implements Migration {
  name = 'QuestionAbout1764380000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of OF_VERSIONS) await runner.query(`ALTER TABLE question_version ADD COLUMN ${column}`);
    for (const column of OF_SEARCH) await runner.query(`ALTER TABLE question_search ADD COLUMN ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of OF_SEARCH) await runner.query(`ALTER TABLE question_search DROP COLUMN ${nameOf(column)}`);
    for (const column of OF_VERSIONS) await runner.query(`ALTER TABLE question_version DROP COLUMN ${nameOf(column)}`);
  }
}

const nameOf = (column: string): string => column.split(' ')[0] as string;
