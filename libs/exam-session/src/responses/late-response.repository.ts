import { Injectable } from '@nestjs/common';
import { Database, inList, placeholders } from '@sunflower/platform';
import { In } from 'typeorm';
import type { CurrentResponse, NewResponse } from '../session/exam-session.repository';
import { LateResponse } from './late-response.entity';

export interface WaitingPage {
  examId: string;
  afterTicket: string;
  limit: number;
}

/** A session with late responses that wait to be accepted. */
export interface WaitingSession {
  sessionId: string;
  ticketNumber: string;
  candidateName: string;
  organisationName: string;
  /** Number of responses; every revision counts. */
  waiting: number;
  firstMadeAt: number;
  lastReceivedAt: number;
}

interface WaitingRow {
  id: string;
  ticket_number: string;
  candidate_name: string;
  organisation_name: string;
  waiting: number | string;
  first_made_at: number | string;
  last_received_at: number | string;
}

@Injectable()
export class LateResponseRepository {
  constructor(private readonly database: Database) {}

  async insert(rows: readonly NewResponse[]): Promise<void> {
    if (rows.length === 0) return;
    await this.database.execute(
      'INSERT INTO late_response (session_id, item_number, revision, response, made_at, received_at) VALUES ' +
        placeholders({ rows: rows.length, columns: 6 }) +
        this.database.dialect.keepExisting({ key: ['session_id', 'item_number', 'revision'] }),
      rows.flatMap((row) => [row.sessionId, row.itemNumber, row.revision, row.response, row.madeAt, row.receivedAt]),
    );
  }

  /** Number of responses that wait to be accepted, by session; sessions without any are left out. */
  async countWaiting(sessionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.select<{ session_id: string; waiting: number | string }>(
      `SELECT session_id, COUNT(*) AS waiting FROM late_response WHERE session_id IN ${inList(sessionIds)} AND accepted_at IS NULL GROUP BY session_id`,
      [...sessionIds],
    );
    return new Map(rows.map(({ session_id, waiting }) => [session_id, Number(waiting)]));
  }

  async accept({ sessionIds, atMs }: { sessionIds: readonly string[]; atMs: number }): Promise<void> {
    await this.database.execute(
      `UPDATE late_response SET accepted_at = ? WHERE session_id IN ${inList(sessionIds)} AND accepted_at IS NULL`,
      [atMs, ...sessionIds],
    );
  }

  /** Which of these sessions are of this exam. */
  async idsOfExam({ examId, sessionIds }: { examId: string; sessionIds: readonly string[] }): Promise<Set<string>> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM exam_session WHERE exam_id = ? AND id IN ${inList(sessionIds)}`,
      [examId, ...sessionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Timed-out sessions of an exam with late responses that wait to be accepted, by ticket number. */
  async listWaiting({ examId, afterTicket, limit }: WaitingPage): Promise<WaitingSession[]> {
    const rows = await this.database.select<WaitingRow>(
      `SELECT s.id, r.ticket_number, r.candidate_name, r.organisation_name, COUNT(*) AS waiting, MIN(l.made_at) AS first_made_at, MAX(l.received_at) AS last_received_at
       FROM late_response l JOIN exam_session s ON s.id = l.session_id JOIN registration r ON r.id = s.registration_id
       WHERE s.exam_id = ? AND s.state = 'timed_out' AND l.accepted_at IS NULL AND r.ticket_number > ?
       GROUP BY s.id, r.ticket_number, r.candidate_name, r.organisation_name ORDER BY r.ticket_number LIMIT ?`,
      [examId, afterTicket, limit],
    );
    return rows.map((row) => ({
      sessionId: row.id,
      ticketNumber: row.ticket_number,
      candidateName: row.candidate_name,
      organisationName: row.organisation_name,
      waiting: Number(row.waiting),
      firstMadeAt: Number(row.first_made_at),
      lastReceivedAt: Number(row.last_received_at),
    }));
  }

  listOfMany(sessionIds: readonly string[]): Promise<LateResponse[]> {
    return this.database.repository(LateResponse).find({ where: { sessionId: In([...sessionIds]) } });
  }

  listOf(sessionId: string): Promise<LateResponse[]> {
    return this.database
      .repository(LateResponse)
      .find({ where: { sessionId }, order: { itemNumber: 'ASC', revision: 'ASC' } });
  }

  /** Accepted responses by session; of an item, the highest revision comes last. */
  async accepted({
    sessionIds,
    beforeMs,
  }: {
    sessionIds: readonly string[];
    beforeMs: number;
  }): Promise<Map<string, CurrentResponse[]>> {
    const bySession = new Map<string, CurrentResponse[]>();
    if (sessionIds.length === 0) return bySession;
    const rows = await this.database.select<{
      session_id: string;
      item_number: number;
      revision: number;
      response: string;
    }>(
      `SELECT session_id, item_number, revision, response FROM late_response
       WHERE session_id IN ${inList(sessionIds)} AND accepted_at IS NOT NULL AND accepted_at <= ?
       ORDER BY session_id, item_number, revision`,
      [...sessionIds, beforeMs],
    );
    for (const row of rows) {
      const accepted = bySession.get(row.session_id) ?? [];
      accepted.push({ itemNumber: row.item_number, revision: row.revision, response: row.response });
      bySession.set(row.session_id, accepted);
    }
    return bySession;
  }
}
