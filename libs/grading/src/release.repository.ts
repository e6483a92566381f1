import { Injectable } from '@nestjs/common';
import type { RegistrationOutcome } from '@sunflower/exam';
import type { SessionState } from '@sunflower/exam-session';
import { Database, placeholders } from '@sunflower/platform';
import type { Outcome } from './outcome';
import { NOTHING_SCORED_SHA256 } from './result-row';
import type { Standing, StandingFacts } from './standing';

interface StandingRow {
  registration_id: string;
  outcome: Outcome | null;
  score_millipoints: number | string | null;
  max_millipoints: number | string | null;
  passed: number | boolean | null;
  base_outcome: Outcome | null;
  base_score_millipoints: number | string | null;
  base_max_millipoints: number | string | null;
  base_passed: number | boolean | null;
}

interface RegistrationStandingRow extends StandingRow {
  ticket_number: string;
  candidate_name: string;
  organisation_name: string;
  decided: RegistrationOutcome | null;
  session_state: SessionState | null;
}

type StoredStanding = Standing & { outcome: Outcome };

/** Registrations of an exam in the order of ids: those after `afterId`, up to and with `lastId`. */
export interface RegistrationChunk {
  examId: string;
  afterId: string;
  lastId: string;
}

interface RunChunk extends RegistrationChunk {
  runId: string;
}

export interface ExamExtent {
  registrations: number;
  sessions: number;
}

/** What a release would look at. */
export interface RegistrationFacts extends Omit<StandingFacts, 'examMaxMillipoints' | 'result'> {
  registrationId: string;
  ticketNumber: string;
  candidateName: string;
  organisationName: string;
  result: StoredStanding | null;
  baseResult: StoredStanding | null;
}

const DECIDED: Record<RegistrationOutcome, true> = { deferred: true, violation: true, annulled: true };
const DECIDED_OUTCOMES = Object.keys(DECIDED) as RegistrationOutcome[];

const IDS_A_STATEMENT = 1000;

const PAIR_COLUMNS = `own.outcome, own.score_millipoints, own.max_millipoints, own.passed, base.outcome AS base_outcome,
  base.score_millipoints AS base_score_millipoints, base.max_millipoints AS base_max_millipoints, base.passed AS base_passed`;

/** SQL that sets the results of a run beside registrations, sessions and the run before. */
@Injectable()
export class ReleaseRepository {
  constructor(private readonly database: Database) {}

  /** How many there are; neither a registration nor a session ever goes away, but with a purged rehearsal. */
  async extentOf(examId: string): Promise<ExamExtent> {
    const [row] = await this.database.select<{ registrations: number | string; sessions: number | string }>(
      `SELECT (SELECT COUNT(*) FROM registration WHERE exam_id = ?) AS registrations,
         (SELECT COUNT(*) FROM exam_session WHERE exam_id = ?) AS sessions`,
      [examId, examId],
    );
    return { registrations: Number(row?.registrations), sessions: Number(row?.sessions) };
  }

  /** The last id of the next `limit` registrations; null when there are none. */
  async endOfChunk({
    examId,
    afterId,
    limit,
  }: {
    examId: string;
    afterId: string;
    limit: number;
  }): Promise<string | null> {
    const [row] = await this.database.select<{ last_id: string | null }>(
      'SELECT MAX(id) AS last_id FROM (SELECT id FROM registration WHERE exam_id = ? AND id > ? ORDER BY id LIMIT ?) AS chunk',
      [examId, afterId, limit],
    );
    return row?.last_id ?? null;
  }

  /** Closed sessions that were not voided and have no result under the run. */
  async countUngraded({ runId, examId, afterId, lastId }: RunChunk): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM registration
       JOIN exam_session ON exam_session.registration_id = registration.id
       LEFT JOIN result ON result.run_id = ? AND result.registration_id = registration.id
       WHERE registration.exam_id = ? AND registration.id > ? AND registration.id <= ?
       AND exam_session.state IN ('submitted', 'timed_out', 'closed') AND (result.run_id IS NULL OR result.session_id IS NULL)`,
      [runId, examId, afterId, lastId],
    );
    return Number(row?.n);
  }

  /** For whoever never started, and for sessions that were voided before anything was graded. A closed session is left to grading. */
  async insertWithoutSession({
    runId,
    examId,
    afterId,
    lastId,
    maxMillipoints,
    nowMs,
  }: RunChunk & { maxMillipoints: number; nowMs: number }): Promise<void> {
    await this.database.execute(
      `INSERT INTO result (run_id, registration_id, session_id, outcome, score_millipoints, max_millipoints, section_millipoints, item_millipoints,
         passed, input_sha256, graded_at)
       SELECT ?, registration.id, exam_session.id, CASE WHEN exam_session.id IS NULL THEN 'absent' ELSE 'annulled' END,
         NULL, ?, '[]', '[]', 0, ?, ?
       FROM registration
       LEFT JOIN exam_session ON exam_session.registration_id = registration.id
       LEFT JOIN result present ON present.run_id = ? AND present.registration_id = registration.id
       WHERE registration.exam_id = ? AND registration.id > ? AND registration.id <= ?
       AND present.run_id IS NULL AND (exam_session.id IS NULL OR exam_session.state = 'voided')`,
      [runId, maxMillipoints, NOTHING_SCORED_SHA256, nowMs, runId, examId, afterId, lastId],
    );
  }

  async passedIds({ runId, afterId, lastId }: RunChunk): Promise<string[]> {
    const rows = await this.database.select<{ registration_id: string }>(
      'SELECT registration_id FROM result WHERE run_id = ? AND registration_id > ? AND registration_id <= ? AND passed = 1',
      [runId, afterId, lastId],
    );
    return rows.map(({ registration_id }) => registration_id);
  }

  /** What administrators decided goes before what was graded, and so does the voiding of a session. Few, and found by an index. */
  async applyDecisions({ runId, examId }: { runId: string; examId: string }): Promise<void> {
    // Locked: a session that is voided now waits, and then finds the run released.
    const lock = this.database.dialect.lockShared;
    const voided = await this.database.select<{ id: string }>(
      `SELECT registration_id AS id FROM exam_session WHERE exam_id = ? AND state = 'voided'${lock}`,
      [examId],
    );
    await this.strike({ runId, outcome: 'annulled', registrationIds: voided.map(({ id }) => id) });
    for (const outcome of DECIDED_OUTCOMES) {
      const decided = await this.database.select<{ id: string }>(
        `SELECT id FROM registration WHERE exam_id = ? AND outcome = ?${lock}`,
        [examId, outcome],
      );
      await this.strike({ runId, outcome, registrationIds: decided.map(({ id }) => id) });
    }
  }

  private async strike({
    runId,
    outcome,
    registrationIds,
  }: {
    runId: string;
    outcome: RegistrationOutcome;
    registrationIds: readonly string[];
  }): Promise<void> {
    for (let from = 0; from < registrationIds.length; from += IDS_A_STATEMENT) {
      const ids = registrationIds.slice(from, from + IDS_A_STATEMENT);
      await this.database.execute(
        `UPDATE result SET outcome = ?, score_millipoints = NULL, section_millipoints = '[]', item_millipoints = '[]', passed = 0, input_sha256 = ?
         WHERE run_id = ? AND registration_id IN ${placeholders({ rows: 1, columns: ids.length })}`,
        [outcome, NOTHING_SCORED_SHA256, runId, ...ids],
      );
    }
  }

  /** Registrations of the exam, by id, with what they have under two runs so far. */
  async page({
    examId,
    runId,
    baseRunId,
    afterId,
    limit,
  }: {
    examId: string;
    runId: string;
    baseRunId: string | null;
    afterId: string;
    limit: number;
  }): Promise<RegistrationFacts[]> {
    const rows = await this.database.select<RegistrationStandingRow>(
      `SELECT registration.id AS registration_id, registration.ticket_number, registration.candidate_name, registration.organisation_name,
         registration.outcome AS decided, exam_session.state AS session_state, ${PAIR_COLUMNS}
       FROM registration
       LEFT JOIN exam_session ON exam_session.registration_id = registration.id
       LEFT JOIN result own ON own.run_id = ? AND own.registration_id = registration.id
       LEFT JOIN result base ON base.run_id = ? AND base.registration_id = registration.id
       WHERE registration.exam_id = ? AND registration.id > ? ORDER BY registration.id LIMIT ?`,
      [runId, baseRunId, examId, afterId, limit],
    );
    return rows.map((row) => ({
      registrationId: row.registration_id,
      ticketNumber: row.ticket_number,
      candidateName: row.candidate_name,
      organisationName: row.organisation_name,
      decided: row.decided,
      sessionState: row.session_state,
      result: ownStanding(row),
      baseResult: baseStanding(row),
    }));
  }
}

const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

function ownStanding({ outcome, score_millipoints, max_millipoints, passed }: StandingRow): StoredStanding | null {
  if (outcome === null) return null;
  return {
    outcome,
    scoreMillipoints: numberOrNull(score_millipoints),
    maxMillipoints: Number(max_millipoints),
    passed: Boolean(passed),
  };
}

const baseStanding = (row: StandingRow): StoredStanding | null =>
  ownStanding({
    ...row,
    outcome: row.base_outcome,
    score_millipoints: row.base_score_millipoints,
    max_millipoints: row.base_max_millipoints,
    passed: row.base_passed,
  });
