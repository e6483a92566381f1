import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

interface StoredText {
  id: string;
  questionId: string;
  bankId: string;
  code: string;
  type: string;
  format: string | null;
  difficulty: number;
  knowledgePoint: string;
  createdBy: string | null;
  source: string | null;
  stem: string;
  options: string;
  prompts: string;
  stimulus: string | null;
}

const VERSIONS_AT_ONCE = 100;
const COLUMNS = 10;

/**
 * One narrow search row for each question version; a search reads only these rows. Older programs would write versions
 * without them, and a search would not find those versions.
 */
export class QuestionSearch1764340000000 implements Migration {
  name = 'QuestionSearch1764340000000';

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE question_search (
        bank_id varchar(36) NOT NULL,
        version_id varchar(36) NOT NULL,
        question_id varchar(36) NOT NULL,
        type varchar(20) NOT NULL,
        format varchar(4),
        difficulty int NOT NULL,
        point_name varchar(200) NOT NULL,
        author_id varchar(36),
        source_text varchar(600) NOT NULL,
        search_text blob NOT NULL,
        PRIMARY KEY (bank_id, version_id),
        CONSTRAINT fk_question_search_version FOREIGN KEY (version_id) REFERENCES question_version (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_question_search_version ON question_search (version_id)');
    await fill(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE question_search');
  }
}

async function fill(runner: QueryRunner): Promise<void> {
  for (let after = ''; ;) {
    const versions = (await runner.query(
      `SELECT v.id AS id, v.question_id AS questionId, q.bank_id AS bankId, q.code AS code, v.type AS type, v.format AS format,
         v.difficulty AS difficulty, v.knowledge_point AS knowledgePoint, v.created_by AS createdBy, v.source AS source, v.stem AS stem,
         v.options AS options, v.prompts AS prompts, s.text AS stimulus
       FROM question_version v JOIN question q ON q.id = v.question_id LEFT JOIN stimulus s ON s.id = v.stimulus_id
       WHERE v.id > ? ORDER BY v.id LIMIT ${VERSIONS_AT_ONCE}`,
      [after],
    )) as StoredText[];
    const last = versions.at(-1);
    if (!last) return;
    await runner.query(
      `INSERT INTO question_search (bank_id, version_id, question_id, type, format, difficulty, point_name, author_id, source_text, search_text)
       VALUES ${versions.map(() => `(${Array(COLUMNS).fill('?').join(', ')})`).join(', ')}`,
      versions.flatMap(rowOf),
    );
    after = last.id;
  }
}

// A copy of `question-bank/src/question/search-text.ts` as of this migration; a released migration never changes.
function rowOf(version: StoredText): unknown[] {
  const { id, questionId, bankId, code, type, format, difficulty, knowledgePoint, createdBy, stem, stimulus } = version;
  const source =
    version.source === null ? null : (JSON.parse(version.source) as { issuer: string; title: string } | null);
  const texts = [
    code,
    knowledgePoint,
    stem,
    ...(JSON.parse(version.options) as string[]),
    ...(JSON.parse(version.prompts) as string[]),
    stimulus ?? '',
  ];
  return [
    bankId,
    id,
    questionId,
    type,
    format,
    difficulty,
    searchForm(knowledgePoint).slice(0, 200),
    createdBy,
    source === null ? '' : searchForm(`${source.issuer} ${source.title}`).slice(0, 600),
    Buffer.from(texts.map(searchForm).join('\n').slice(0, 20_000)),
  ];
}

const searchForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[\p{Z}\p{Cf}\p{Cc}*_`~\\#$|]/gu, '');
