import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';
import { Appeal, AppealWindow } from './appeal.entity';
import type { AppealState } from './appeal-rule';

export interface ListedAppeal extends Appeal {
  candidateName: string;
  ticketNumber: string;
  organisationName: string;
}

export interface AppealCounts {
  pending: number;
  overdue: number;
  justified: number;
  unjustified: number;
}

const COLUMNS = `a.id, a.exam_id AS examId, a.registration_id AS registrationId, a.session_id AS sessionId, a.item_number AS itemNumber,
  a.question_version_id AS questionVersionId, a.reason, a.state, a.made_at AS madeAt, a.due_at AS dueAt, a.answer, a.run_id AS runId,
  a.answered_by AS answeredBy, a.answered_at AS answeredAt`;

/** SQL on appeals and their windows. */
@Injectable()
export class AppealRepository {
  constructor(private readonly database: Database) {}

  findWindow(sittingId: string): Promise<AppealWindow | null> {
    return this.database.repository(AppealWindow).findOneBy({ sittingId });
  }

  windowsOf(examId: string): Promise<AppealWindow[]> {
    return this.database.repository(AppealWindow).find({ where: { examId }, order: { sittingId: 'ASC' } });
  }

  async setWindows(windows: readonly AppealWindow[]): Promise<void> {
    if (windows.length === 0) return;
    const ids = windows.map(({ sittingId }) => sittingId);
    await this.database.execute(`DELETE FROM appeal_window WHERE sitting_id IN ${inList(ids)}`, ids);
    for (const window of windows) await this.database.repository(AppealWindow).insert(window);
  }

  /** Returns the appeals of one registration by item. */
  appealsOf(registrationId: string): Promise<Appeal[]> {
    return this.database.repository(Appeal).find({ where: { registrationId }, order: { itemNumber: 'ASC' } });
  }

  /** Returns false when an appeal of this registration and item exists. */
  async insert(appeal: Appeal): Promise<boolean> {
    const inserted = await this.database.execute(
      `INSERT INTO appeal (id, exam_id, registration_id, session_id, item_number, question_version_id, reason, state, made_at, due_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)${this.database.dialect.keepExisting({ key: ['registration_id', 'item_number'] })}`,
      [
        appeal.id,
        appeal.examId,
        appeal.registrationId,
        appeal.sessionId,
        appeal.itemNumber,
        appeal.questionVersionId,
        appeal.reason,
        appeal.state,
        appeal.madeAt,
        appeal.dueAt,
      ],
    );
    return inserted === 1;
  }

  find(id: string): Promise<Appeal | null> {
    return this.database.repository(Appeal).findOneBy({ id });
  }

  /** Locks pending appeals about a question version until the end of the transaction, in id order. */
  async lockAlike({
    examId,
    questionVersionId,
    limit,
  }: {
    examId: string;
    questionVersionId: string;
    limit: number;
  }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM appeal WHERE exam_id = ? AND state = 'pending' AND question_version_id = ? ORDER BY id LIMIT ?${this.database.dialect.lockExclusive}`,
      [examId, questionVersionId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Counts pending appeals by question version. */
  async countAlike(examId: string): Promise<Map<string, number>> {
    const rows = await this.database.select<{ id: string; appeals: number | string }>(
      `SELECT question_version_id AS id, COUNT(*) AS appeals FROM appeal
       WHERE exam_id = ? AND state = 'pending' AND question_version_id IS NOT NULL GROUP BY question_version_id`,
      [examId],
    );
    return new Map(rows.map(({ id, appeals }) => [id, Number(appeals)]));
  }

  /** Compare-and-set: false when it was answered before. */
  async answer({
    id,
    state,
    answer,
    runId,
    answeredBy,
    answeredAt,
  }: Pick<Appeal, 'id' | 'state' | 'answer' | 'runId' | 'answeredBy' | 'answeredAt'>): Promise<boolean> {
    const changed = await this.database.execute(
      `UPDATE appeal SET state = ?, answer = ?, run_id = ?, answered_by = ?, answered_at = ? WHERE id = ? AND state = 'pending'`,
      [state, answer, runId, answeredBy, answeredAt, id],
    );
    return changed === 1;
  }

  async count({ examId, nowMs }: { examId: string; nowMs: number }): Promise<AppealCounts> {
    const rows = await this.database.select<{ state: AppealState; appeals: number | string; overdue: number | string }>(
      `SELECT state, COUNT(*) AS appeals, SUM(CASE WHEN due_at <= ? THEN 1 ELSE 0 END) AS overdue
       FROM appeal WHERE exam_id = ? GROUP BY state`,
      [nowMs, examId],
    );
    const of = (state: AppealState) => rows.find((row) => row.state === state);
    return {
      pending: Number(of('pending')?.appeals ?? 0),
      overdue: Number(of('pending')?.overdue ?? 0),
      justified: Number(of('justified')?.appeals ?? 0),
      unjustified: Number(of('unjustified')?.appeals ?? 0),
    };
  }

  /** Returns appeals in the order of making. */
  async page({
    examId,
    state,
    afterId,
    limit,
  }: {
    examId: string;
    state: AppealState | null;
    afterId: string;
    limit: number;
  }): Promise<ListedAppeal[]> {
    const rows = await this.database.select<ListedAppeal>(
      `SELECT ${COLUMNS}, r.candidate_name AS candidateName, r.ticket_number AS ticketNumber, r.organisation_name AS organisationName
       FROM appeal a JOIN registration r ON r.id = a.registration_id
       WHERE a.exam_id = ? AND a.id > ?${state === null ? '' : ' AND a.state = ?'} ORDER BY a.id LIMIT ?`,
      [examId, afterId, ...(state === null ? [] : [state]), limit],
    );
    return rows.map(withNumbers);
  }

  async listed(id: string): Promise<ListedAppeal | null> {
    const [row] = await this.database.select<ListedAppeal>(
      `SELECT ${COLUMNS}, r.candidate_name AS candidateName, r.ticket_number AS ticketNumber, r.organisation_name AS organisationName
       FROM appeal a JOIN registration r ON r.id = a.registration_id WHERE a.id = ?`,
      [id],
    );
    return row ? withNumbers(row) : null;
  }

  /** Returns the points of each item under the run; null without a result. */
  async itemMillipoints({
    registrationId,
    runId,
  }: {
    registrationId: string;
    runId: string;
  }): Promise<number[] | null> {
    const [row] = await this.database.select<{ points: string }>(
      'SELECT item_millipoints AS points FROM result WHERE registration_id = ? AND run_id = ?',
      [registrationId, runId],
    );
    return row ? (JSON.parse(row.points) as number[]) : null;
  }

  /** Returns the latest script of an essay; null for none. */
  async scriptOf({ sessionId, itemNumber }: { sessionId: string; itemNumber: number }): Promise<string | null> {
    const [row] = await this.database.select<{ id: string }>(
      `SELECT id FROM marking_script WHERE session_id = ? AND item_number = ? AND withdrawn = 0 ORDER BY created_at DESC, id DESC LIMIT 1`,
      [sessionId, itemNumber],
    );
    return row?.id ?? null;
  }
}

const withNumbers = (row: ListedAppeal): ListedAppeal => ({
  ...row,
  itemNumber: Number(row.itemNumber),
  madeAt: Number(row.madeAt),
  dueAt: Number(row.dueAt),
  answeredAt: row.answeredAt === null ? null : Number(row.answeredAt),
});
