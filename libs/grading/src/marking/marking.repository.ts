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
  sessionId: string;
  itemNumber: number;
  responseSha256: string;
  /** Null for a script that nothing is settled of. */
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

/** All SQL on scripts, marks and settlements, but for what markers and administrators list (`marking-office`). */
@Injectable()
export class MarkingRepository {
  constructor(private readonly database: Database) {}

  /** What is there stays; a script that was withdrawn comes back. */
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
          script.essay,
          script.shuffle,
          'open',
          0,
          0,
          0,
          script.createdAt,
        ]),
      );
    }
    for (const { sessionId, itemNumber, responseSha256 } of scripts)
      await this.database.execute(
        'UPDATE marking_script SET withdrawn = 0 WHERE session_id = ? AND item_number = ? AND response_sha256 = ? AND withdrawn = 1',
        [sessionId, itemNumber, responseSha256],
      );
  }

  /** All scripts of these sessions, whether they count for anybody any more or not. */
  async withdraw(sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await this.database.execute(`UPDATE marking_script SET withdrawn = 1 WHERE session_id IN ${inList(sessionIds)}`, [
      ...sessionIds,
    ]);
  }

  /** Of these sessions each script with each of its settlements. */
  async settledEssays(sessionIds: readonly string[]): Promise<SettledEssay[]> {
    if (sessionIds.length === 0) return [];
    const rows = await this.database.select<SettledEssay>(
      `SELECT s.session_id AS sessionId, s.item_number AS itemNumber, s.response_sha256 AS responseSha256,
         t.revision, t.part, t.parts, t.settled_at AS settledAt
       FROM marking_script s LEFT JOIN marking_settlement t ON t.script_id = s.id WHERE s.session_id IN ${inList(sessionIds)}`,
      [...sessionIds],
    );
    return rows.map((row) => ({
      ...row,
      part: Number(row.part),
      parts: Number(row.parts),
      settledAt: Number(row.settledAt),
    }));
  }

  /** To the end of the transaction nobody else marks it; null for none. The first read of its transaction: what is read after it is not older. */
  async lockScript(id: string): Promise<MarkingScript | null> {
    await this.database.select(`SELECT id FROM marking_script WHERE id = ?${this.database.dialect.lockExclusive}`, [
      id,
    ]);
    return this.findScript(id);
  }

  /** In id order, so that two closings never wait for each other in a circle. Before anything else of their transaction is read. */
  async lockScripts(ids: readonly string[]): Promise<void> {
    await this.database.select(
      `SELECT id FROM marking_script WHERE id IN ${inList(ids)} ORDER BY id${this.database.dialect.lockExclusive}`,
      [...ids],
    );
  }

  findScript(id: string): Promise<MarkingScript | null> {
    return this.database.repository(MarkingScript).findOneBy({ id });
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

  /** Places of the exam whose time has run out. */
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
       WHERE s.exam_id = ?${questionVersionId === null ? '' : ' AND s.question_version_id = ?'} LIMIT 1`,
      questionVersionId === null ? [examId] : [examId, questionVersionId],
    );
    return rows.length > 0;
  }

  async insertSettlement(settlement: MarkingSettlement): Promise<void> {
    await this.database.repository(MarkingSettlement).insert(settlement);
  }

  /** The latest first. */
  settlementsOf(scriptId: string): Promise<MarkingSettlement[]> {
    return this.database.repository(MarkingSettlement).find({ where: { scriptId }, order: { revision: 'DESC' } });
  }

  /** Scripts that are marked to the end and not settled. */
  async completeIds({ examId, limit }: { examId: string; limit: number }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM marking_script WHERE exam_id = ? AND state = 'complete' AND withdrawn = 0 ORDER BY id LIMIT ?`,
      [examId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Scripts that somebody has still to mark or to settle, and those that are settled. */
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

  /** At most `limit` scripts of an exam, with their marks; how many there were. */
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
