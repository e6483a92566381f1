import { Injectable } from '@nestjs/common';
import { Database, placeholders, yieldTurn } from '@sunflower/platform';
import { shown } from '../question/shown';
import type { PoolQuestion, PoolStimulus } from './pool-question';
import type { StockEntry } from './published-stock';
import type { QuestionFormat, QuestionKey, QuestionState, QuestionType } from '../question/question-content';

interface PoolRow {
  version_id: string;
  question_id: string;
  code: string;
  domain_code: string;
  type: QuestionType;
  format: QuestionFormat | null;
  stem: string;
  further_case: string | null;
  options: string;
  prompts: string;
  blank_count: number;
  answer_key: string;
  fixed_option_order: number | boolean;
  stimulus_id: string | null;
  stimulus_text: string | null;
  stimulus_format: PoolStimulus['format'] | null;
  group_position: number | null;
  difficulty: number;
  rationale: string | null;
  knowledge_point: string;
}

const COLUMNS = `v.id AS version_id, q.id AS question_id, q.code, q.domain_code, v.type, v.format, v.stem, v.further_case,
  v.options, v.prompts, v.blank_count, v.answer_key, v.fixed_option_order, v.stimulus_id, s.text AS stimulus_text,
  s.format AS stimulus_format, v.group_position, v.difficulty, v.rationale, v.knowledge_point`;

const PAGE_ROWS = 500;
/** Fifty groups of the most questions that a group may have. */
const MAX_OPEN_ROWS = 2_500;

/** Reads question versions in bulk, one page of rows per query. */
@Injectable()
export class QuestionPoolRepository {
  constructor(private readonly database: Database) {}

  /**
   * The current versions of all published questions of the bank, by code, and of all group members in any state. One
   * query reads both, so that a change of state meanwhile cannot make half a group look complete.
   */
  async stockEntries(bankId: string): Promise<StockEntry[]> {
    const found: StockEntry[] = [];
    const stimuli = new Map<string, PoolStimulus>();
    for (let after = ''; ;) {
      const rows = await this.database.select<PoolRow & { state: QuestionState }>(
        `SELECT q.state, ${COLUMNS} FROM question q JOIN question_version v ON v.id = q.current_version_id LEFT JOIN stimulus s ON s.id = v.stimulus_id
         WHERE q.bank_id = ? AND (q.state = 'published' OR v.stimulus_id IS NOT NULL) AND ${shown('q')} AND q.code > ? ORDER BY q.code LIMIT ${PAGE_ROWS}`,
        [bankId, after],
      );
      found.push(...rows.map((row) => ({ question: toPoolQuestion(row, stimuli), state: row.state })));
      if (rows.length < PAGE_ROWS) return found;
      after = (rows.at(-1) as PoolRow).code;
      await yieldTurn();
    }
  }

  /** The same for one question and its group. */
  async unitEntries({ bankId, questionId }: { bankId: string; questionId: string }): Promise<StockEntry[]> {
    const rows = await this.database.select<PoolRow & { state: QuestionState }>(
      `SELECT q.state, ${COLUMNS} FROM question q JOIN question_version v ON v.id = q.current_version_id
         JOIN question asked ON asked.id = ? JOIN question_version own ON own.id = asked.current_version_id
         LEFT JOIN stimulus s ON s.id = v.stimulus_id
       WHERE q.bank_id = ? AND ${shown('q')} AND (q.id = asked.id OR v.stimulus_id = own.stimulus_id) LIMIT ${PAGE_ROWS}`,
      [questionId, bankId],
    );
    const stimuli = new Map<string, PoolStimulus>();
    return rows.map((row) => ({ question: toPoolQuestion(row, stimuli), state: row.state }));
  }

  /** The same for questions and whole groups of a bank that may be practised with; empty while the bank is not open. */
  async openEntries({
    bankId,
    questionIds,
    stimulusIds,
  }: {
    bankId: string;
    questionIds: readonly string[];
    stimulusIds: readonly string[];
  }): Promise<StockEntry[]> {
    const asked = [
      ...(questionIds.length > 0 ? [`q.id IN ${placeholders({ rows: 1, columns: questionIds.length })}`] : []),
      ...(stimulusIds.length > 0 ? [`v.stimulus_id IN ${placeholders({ rows: 1, columns: stimulusIds.length })}`] : []),
    ];
    if (asked.length === 0) return [];
    const rows = await this.database.select<PoolRow & { state: QuestionState }>(
      `SELECT q.state, ${COLUMNS} FROM question q JOIN question_version v ON v.id = q.current_version_id
         JOIN question_bank b ON b.id = q.bank_id AND b.is_open = 1 LEFT JOIN stimulus s ON s.id = v.stimulus_id
       WHERE q.bank_id = ? AND ${shown('q')} AND (${asked.join(' OR ')}) LIMIT ${MAX_OPEN_ROWS}`,
      [bankId, ...questionIds, ...stimulusIds],
    );
    const stimuli = new Map<string, PoolStimulus>();
    return rows.map((row) => ({ question: toPoolQuestion(row, stimuli), state: row.state }));
  }

  /** Current published versions of an open bank; in the order of the ids, without others. */
  async openVersions({
    bankId,
    versionIds,
  }: {
    bankId: string;
    versionIds: readonly string[];
  }): Promise<PoolQuestion[]> {
    if (versionIds.length === 0) return [];
    const rows = await this.database.select<PoolRow>(
      `SELECT ${COLUMNS} FROM question_version v JOIN question q ON q.current_version_id = v.id
         JOIN question_bank b ON b.id = q.bank_id AND b.is_open = 1 LEFT JOIN stimulus s ON s.id = v.stimulus_id
       WHERE q.bank_id = ? AND q.state = 'published' AND ${shown('q')}
         AND v.id IN ${placeholders({ rows: 1, columns: versionIds.length })}`,
      [bankId, ...versionIds],
    );
    const stimuli = new Map<string, PoolStimulus>();
    const found = new Map(rows.map((row) => [row.version_id, toPoolQuestion(row, stimuli)]));
    return versionIds.flatMap((id) => found.get(id) ?? []);
  }

  /** The case or the shared options of each question; questions without are left out. */
  async stimuliOf(questionIds: readonly string[]): Promise<Map<string, string>> {
    if (questionIds.length === 0) return new Map();
    const rows = await this.database.select<{ id: string; stimulusId: string }>(
      `SELECT q.id, v.stimulus_id AS stimulusId FROM question q JOIN question_version v ON v.id = q.current_version_id
       WHERE q.id IN ${placeholders({ rows: 1, columns: questionIds.length })} AND v.stimulus_id IS NOT NULL`,
      [...questionIds],
    );
    return new Map(rows.map(({ id, stimulusId }) => [id, stimulusId]));
  }

  /** By question; questions without a group are left out. */
  async exclusionGroups(bankId: string): Promise<Map<string, string>> {
    const rows = await this.database.select<{ questionId: string; groupId: string }>(
      'SELECT m.question_id AS questionId, m.group_id AS groupId FROM exclusion_member m WHERE m.bank_id = ?',
      [bankId],
    );
    return new Map(rows.map(({ questionId, groupId }) => [questionId, groupId]));
  }

  /** In the order of the ids; unknown ids are left out. */
  async versionsByIds(ids: readonly string[]): Promise<PoolQuestion[]> {
    const found = new Map<string, PoolQuestion>();
    const stimuli = new Map<string, PoolStimulus>();
    for (let start = 0; start < ids.length; start += PAGE_ROWS) {
      const part = ids.slice(start, start + PAGE_ROWS);
      const rows = await this.database.select<PoolRow>(
        `SELECT ${COLUMNS} FROM question_version v JOIN question q ON q.id = v.question_id LEFT JOIN stimulus s ON s.id = v.stimulus_id
         WHERE v.id IN ${placeholders({ rows: 1, columns: part.length })}`,
        part,
      );
      for (const row of rows) found.set(row.version_id, toPoolQuestion(row, stimuli));
      await yieldTurn();
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}

function toPoolQuestion(row: PoolRow, stimuli: Map<string, PoolStimulus>): PoolQuestion {
  return {
    versionId: row.version_id,
    questionId: row.question_id,
    questionCode: row.code,
    domainCode: row.domain_code,
    type: row.type,
    format: row.format,
    stem: row.stem,
    furtherCase: row.further_case,
    options: JSON.parse(row.options) as string[],
    prompts: JSON.parse(row.prompts) as string[],
    blankCount: Number(row.blank_count),
    key: JSON.parse(row.answer_key) as QuestionKey,
    fixedOptionOrder: Boolean(row.fixed_option_order),
    stimulus: stimulusOf(row, stimuli),
    groupPosition: row.group_position === null ? null : Number(row.group_position),
    difficulty: Number(row.difficulty),
    rationale: row.rationale,
    knowledgePoint: row.knowledge_point,
  };
}

/** One object for all questions of a group, so that a long case is in memory once. */
function stimulusOf(row: PoolRow, stimuli: Map<string, PoolStimulus>): PoolStimulus | null {
  const { stimulus_id: id, stimulus_text: text, stimulus_format: format } = row;
  if (id === null || text === null || format === null) return null;
  const known = stimuli.get(id);
  if (known) return known;
  const stimulus = { id, text, format };
  stimuli.set(id, stimulus);
  return stimulus;
}
