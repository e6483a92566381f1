import { Injectable } from '@nestjs/common';
import { Database, inList, placeholders } from '@sunflower/platform';
import { MarkingMark, MarkingScript, MarkingSettlement } from './marking-script.entity';
import type { ScriptState } from './script-standing';

export type NewScript = Pick<
  MarkingScript,
  | 'id'
  | 'examId'
  | 'sessionId'
  | 'itemNumber'
  | 'questionVersionId'
  | 'responseSha256'
  | 'essay'
  | 'shuffle'
  | 'createdAt'
>;

export interface SettledEssay {
  scriptId: string;
  withdrawn: boolean;
  sessionId: string;
  itemNumber: number;
  responseSha256: string;
  /** Null for a script without a final mark. */
  revision: number | null;
  part: number;
  parts: number;
  settledAt: number;
}

export interface StateCount {
  questionVersionId: string;
  state: ScriptState;
  lot: number;
  scripts: number;
}

const SCRIPTS_A_STATEMENT = 100;
const SCRIPT_COLUMNS = [
  'id',
  'exam_id',
  'session_id',
  'item_number',
  'question_version_id',
  'response_sha256',
  'essay',
  'shuffle',
  'state',
  'filled',
  'third',
  'withdrawn',
  'created_at',
];

/** SQL on scripts, marks and settlements. The lists of markers and administrators are in `marking-office`. */
@Injectable()
export class MarkingRepository {
  constructor(private readonly database: Database) {}

  /** Keeps scripts that exist. */
  async insertScripts(scripts: readonly NewScript[]): Promise<void> {
    for (let from = 0; from < scripts.length; from += SCRIPTS_A_STATEMENT) {
      const some = scripts.slice(from, from + SCRIPTS_A_STATEMENT);
      await this.database.execute(
        `INSERT INTO marking_script (${SCRIPT_COLUMNS.join(', ')}) VALUES ${placeholders({ rows: some.length, columns: SCRIPT_COLUMNS.length })}` +
          this.database.dialect.keepExisting({ key: ['session_id', 'item_number', 'response_sha256'] }),
        some.flatMap((script) => [
          script.id,
          script.examId,
          script.sessionId,
          script.itemNumber,
          script.questionVersionId,
          script.responseSha256,
          // As JSON, like the response: a text column may end at a control character.
          JSON.stringify(script.essay),
          script.shuffle,
          'open',
          0,
          0,
          0,
          script.createdAt,
        ]),
      );
    }
  }

  /** Scripts that were withdrawn return to the markers' queue. */
  async bringBack(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(`UPDATE marking_script SET withdrawn = 0 WHERE id IN ${inList(ids)}`, [...ids]);
  }

  /** Takes all scripts of these sessions out of the markers' queue. */
  async withdraw(sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await this.database.execute(`UPDATE marking_script SET withdrawn = 1 WHERE session_id IN ${inList(sessionIds)}`, [
      ...sessionIds,
    ]);
  }

  /** Returns each script of these sessions with each of its settlements. */
  async settledEssays(sessionIds: readonly string[]): Promise<SettledEssay[]> {
    if (sessionIds.length === 0) return [];
    const rows = await this.database.select<SettledEssay>(
      `SELECT s.id AS scriptId, s.withdrawn, s.session_id AS sessionId, s.item_number AS itemNumber, s.response_sha256 AS responseSha256,
         t.revision, t.part, t.parts, t.settled_at AS settledAt
       FROM marking_script s LEFT JOIN marking_settlement t ON t.script_id = s.id WHERE s.session_id IN ${inList(sessionIds)}`,
      [...sessionIds],
    );
    return rows.map((row) => ({
      ...row,
      withdrawn: Boolean(row.withdrawn),
      part: Number(row.part),
      parts: Number(row.parts),
      settledAt: Number(row.settledAt),
    }));
  }

  /** Locks the script until the end of the transaction. Must be the first read of its transaction, so that later reads are not older. */
  async lockScript(id: string): Promise<MarkingScript | null> {
    await this.database.select(`SELECT id FROM marking_script WHERE id = ?${this.database.dialect.lockExclusive}`, [
      id,
    ]);
    return this.findScript(id);
  }

  /** Locks in id order, so that two closings cannot deadlock. Must be the first read of its transaction. */
  async lockScripts(ids: readonly string[]): Promise<void> {
    await this.database.select(
      `SELECT id FROM marking_script WHERE id IN ${inList(ids)} ORDER BY id${this.database.dialect.lockExclusive}`,
      [...ids],
    );
  }

  async findScript(id: string): Promise<MarkingScript | null> {
    const script = await this.database.repository(MarkingScript).findOneBy({ id });
    return script && { ...script, essay: JSON.parse(script.essay) as string };
  }

  /** By place. */
  marksOf(scriptId: string): Promise<MarkingMark[]> {
    return this.database.repository(MarkingMark).find({ where: { scriptId }, order: { place: 'ASC' } });
  }

  async insertMark(mark: MarkingMark): Promise<void> {
    await this.database.repository(MarkingMark).insert(mark);
  }

  async updateMark({ scriptId, markerId, ...mark }: MarkingMark): Promise<void> {
    await this.database.repository(MarkingMark).update({ scriptId, markerId }, mark);
  }

  async deleteMark({ scriptId, markerId }: Pick<MarkingMark, 'scriptId' | 'markerId'>): Promise<void> {
    await this.database.repository(MarkingMark).delete({ scriptId, markerId });
  }

  async updateScript({
    id,
    state,
    filled,
    third,
  }: Pick<MarkingScript, 'id' | 'state' | 'filled' | 'third'>): Promise<void> {
    await this.database.execute('UPDATE marking_script SET state = ?, filled = ?, third = ? WHERE id = ?', [
      state,
      filled,
      Number(third),
      id,
    ]);
  }

  /** Returns expired claims of the exam. */
  async expiredClaims({
    examId,
    nowMs,
    limit,
  }: {
    examId: string;
    nowMs: number;
    limit: number;
  }): Promise<Pick<MarkingMark, 'scriptId' | 'markerId'>[]> {
    return this.database.select(
      `SELECT m.script_id AS scriptId, m.marker_id AS markerId FROM marking_mark m JOIN marking_script s ON s.id = m.script_id
       WHERE m.claimed_until < ? AND s.exam_id = ? LIMIT ?`,
      [nowMs, examId, limit],
    );
  }

  async hasMarks(examId: string, questionVersionId: string | null = null): Promise<boolean> {
    const rows = await this.database.select(
      `SELECT m.script_id FROM marking_mark m JOIN marking_script s ON s.id = m.script_id
       WHERE s.exam_id = ? AND m.marked_at IS NOT NULL${questionVersionId === null ? '' : ' AND s.question_version_id = ?'} LIMIT 1`,
      questionVersionId === null ? [examId] : [examId, questionVersionId],
    );
    return rows.length > 0;
  }

  async insertSettlements(settlements: readonly MarkingSettlement[]): Promise<void> {
    if (settlements.length === 0) return;
    await this.database.execute(
      'INSERT INTO marking_settlement (script_id, revision, part, parts, reason, settled_by, settled_at) VALUES ' +
        placeholders({ rows: settlements.length, columns: 7 }),
      settlements.flatMap((one) => [
        one.scriptId,
        one.revision,
        one.part,
        one.parts,
        one.reason,
        one.settledBy,
        one.settledAt,
      ]),
    );
  }

  /** Returns those of the scripts that are fully marked. */
  async completeScripts(
    ids: readonly string[],
  ): Promise<Pick<MarkingScript, 'id' | 'examId' | 'questionVersionId' | 'sessionId'>[]> {
    return this.database.select(
      `SELECT id, exam_id AS examId, question_version_id AS questionVersionId, session_id AS sessionId FROM marking_script
       WHERE id IN ${inList(ids)} AND state = 'complete'`,
      [...ids],
    );
  }

  /** Returns the totals of given marks by script, in the order of places. */
  async totalsOf(scriptIds: readonly string[]): Promise<Map<string, number[]>> {
    const totals = new Map<string, number[]>(scriptIds.map((id) => [id, []]));
    if (scriptIds.length === 0) return totals;
    const rows = await this.database.select<{ scriptId: string; total: number | string }>(
      `SELECT script_id AS scriptId, total_millipoints AS total FROM marking_mark
       WHERE script_id IN ${inList(scriptIds)} AND total_millipoints IS NOT NULL ORDER BY script_id, place`,
      [...scriptIds],
    );
    for (const { scriptId, total } of rows) totals.get(scriptId)?.push(Number(total));
    return totals;
  }

  async setSettled(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(`UPDATE marking_script SET state = 'settled' WHERE id IN ${inList(ids)}`, [...ids]);
  }

  /** The latest first. */
  settlementsOf(scriptId: string): Promise<MarkingSettlement[]> {
    return this.database.repository(MarkingSettlement).find({ where: { scriptId }, order: { revision: 'DESC' } });
  }

  /** Returns scripts that are fully marked and not settled. */
  async completeIds({ examId, limit }: { examId: string; limit: number }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM marking_script WHERE exam_id = ? AND state = 'complete' AND withdrawn = 0 ORDER BY id LIMIT ?`,
      [examId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Counts scripts by question, state and lot. */
  async countByState({ examId, lots }: { examId: string; lots: number }): Promise<StateCount[]> {
    const rows = await this.database.select<StateCount>(
      `SELECT question_version_id AS questionVersionId, state, (shuffle % ${Math.trunc(lots)}) + 1 AS lot, COUNT(*) AS scripts
       FROM marking_script WHERE exam_id = ? AND withdrawn = 0
       GROUP BY question_version_id, state, (shuffle % ${Math.trunc(lots)}) + 1`,
      [examId],
    );
    return rows.map((row) => ({ ...row, lot: Number(row.lot), scripts: Number(row.scripts) }));
  }

  async countUnsettled(examId: string): Promise<number> {
    const [row] = await this.database.select<{ scripts: number | string }>(
      `SELECT COUNT(*) AS scripts FROM marking_script WHERE exam_id = ? AND state <> 'settled' AND withdrawn = 0`,
      [examId],
    );
    return Number(row?.scripts ?? 0);
  }

  /** Deletes at most `limit` scripts of an exam with their marks; returns their number. */
  async deleteSome({ examId, limit }: { examId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ id: string }>('SELECT id FROM marking_script WHERE exam_id = ? LIMIT ?', [
      examId,
      limit,
    ]);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await this.database.execute(`DELETE FROM marking_script WHERE id IN ${inList(ids)}`, ids);
    return rows.length;
  }
}
