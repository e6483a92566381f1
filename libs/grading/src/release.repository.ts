import { Injectable } from '@nestjs/common';
import type { RegistrationOutcome } from '@sunflower/exam';
import type { SessionState } from '@sunflower/exam-session';
import { Database } from '@sunflower/platform';
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

export type StoredStanding = Standing & { outcome: Outcome };

export interface StandingPair {
  registrationId: string;
  /** Null: the base run knows nothing of this registration. */
  before: StoredStanding | null;
  after: StoredStanding;
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

const PAIR_COLUMNS = `own.outcome, own.score_millipoints, own.max_millipoints, own.passed, base.outcome AS base_outcome,
  base.score_millipoints AS base_score_millipoints, base.max_millipoints AS base_max_millipoints, base.passed AS base_passed`;

/** SQL that sets the results of a run beside registrations, sessions and the run before. */
@Injectable()
export class ReleaseRepository {
  constructor(private readonly database: Database) {}

  /** Sessions that were voided after they had been graded under the run. */
  async annulVoided({ runId, examId }: { runId: string; examId: string }): Promise<void> {
    await this.database.execute(
      `UPDATE result SET outcome = 'annulled', score_millipoints = NULL, section_millipoints = '[]', item_millipoints = '[]', passed = 0, input_sha256 = ?
       WHERE run_id = ? AND outcome = 'graded'
       AND registration_id IN (SELECT registration_id FROM exam_session WHERE exam_id = ? AND state = 'voided')`,
      [NOTHING_SCORED_SHA256, runId, examId],
    );
  }

  /** What administrators decided goes before what was graded. */
  async applyDecided({ runId, examId, outcome }: { runId: string; examId: string; outcome: RegistrationOutcome }): Promise<void> {
    await this.database.execute(
      `UPDATE result SET outcome = ?, score_millipoints = NULL, section_millipoints = '[]', item_millipoints = '[]', passed = 0, input_sha256 = ?
       WHERE run_id = ? AND registration_id IN (SELECT id FROM registration WHERE exam_id = ? AND outcome = ?)`,
      [outcome, NOTHING_SCORED_SHA256, runId, examId, outcome],
    );
  }

  /** For everybody without a graded session: decided, annulled with the session, or absent. */
  async insertUngraded({ runId, examId, maxMillipoints, nowMs }: { runId: string; examId: string; maxMillipoints: number; nowMs: number }): Promise<void> {
    await this.database.execute(
      `INSERT INTO result (run_id, registration_id, session_id, outcome, score_millipoints, max_millipoints, section_millipoints, item_millipoints,
         passed, input_sha256, graded_at)
       SELECT ?, registration.id, exam_session.id,
         COALESCE(registration.outcome, CASE WHEN exam_session.id IS NULL THEN 'absent' ELSE 'annulled' END),
         NULL, ?, '[]', '[]', 0, ?, ?
       FROM registration
       LEFT JOIN exam_session ON exam_session.registration_id = registration.id
       LEFT JOIN result present ON present.run_id = ? AND present.registration_id = registration.id
       WHERE registration.exam_id = ? AND present.run_id IS NULL`,
      [runId, maxMillipoints, NOTHING_SCORED_SHA256, nowMs, runId, examId],
    );
  }

  /** Every result of a run beside that of another. */
  async pairs({ runId, baseRunId }: { runId: string; baseRunId: string | null }): Promise<StandingPair[]> {
    const rows = await this.database.select<StandingRow>(
      `SELECT own.registration_id, ${PAIR_COLUMNS} FROM result own
       LEFT JOIN result base ON base.run_id = ? AND base.registration_id = own.registration_id WHERE own.run_id = ?`,
      [baseRunId, runId],
    );
    return rows.map((row) => ({ registrationId: row.registration_id, before: baseStanding(row), after: ownStanding(row) as StoredStanding }));
  }

  /** Registrations of the exam, by id, with what they have under two runs so far. */
  async page({ examId, runId, baseRunId, afterId, limit }: {
    examId: string; runId: string; baseRunId: string | null; afterId: string; limit: number;
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
  return { outcome, scoreMillipoints: numberOrNull(score_millipoints), maxMillipoints: Number(max_millipoints), passed: Boolean(passed) };
}

const baseStanding = (row: StandingRow): StoredStanding | null =>
  ownStanding({
    ...row,
    outcome: row.base_outcome,
    score_millipoints: row.base_score_millipoints,
    max_millipoints: row.base_max_millipoints,
    passed: row.base_passed,
  });
