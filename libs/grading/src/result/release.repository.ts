import { Injectable } from '@nestjs/common';
import type { RegistrationOutcome } from '@sunflower/exam';
import type { SessionState } from '@sunflower/exam-session';
import { Database, inList } from '@sunflower/platform';
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
  person_id: string;
  attempt_number: number;
  sitting_id: string;
  taken_in: number | boolean | null;
  base_taken_in: number | boolean | null;
  ticket_number: string;
  candidate_name: string;
  organisation_name: string;
  decided: RegistrationOutcome | null;
  session_state: SessionState | null;
}

type StoredStanding = Standing & { outcome: Outcome };

/** Registrations of an exam in the order of ids, from after `afterId` to `lastId` inclusive. */
export interface RegistrationChunk {
  examId: string;
  afterId: string;
  lastId: string;
}

export interface RunChunk extends RegistrationChunk {
  runId: string;
}

/** A chunk with the sittings that the release covers. */
interface CoveredChunk extends RunChunk {
  sittingIds: readonly string[];
}

export interface ExamExtent {
  registrations: number;
  sessions: number;
}

/** A registration with its results under a run and under the previous run. */
export interface RegistrationFacts extends Omit<StandingFacts, 'examMaxMillipoints' | 'result'> {
  registrationId: string;
  personId: string;
  attemptNumber: number;
  sittingId: string;
  ticketNumber: string;
  candidateName: string;
  organisationName: string;
  result: StoredStanding | null;
  baseResult: StoredStanding | null;
  /** Whether the release of the run took the result in; `baseTakenIn` says the same of the previous run. */
  takenIn: boolean;
  baseTakenIn: boolean;
}

const DECIDED: Record<RegistrationOutcome, true> = { deferred: true, violation: true, annulled: true };
const DECIDED_OUTCOMES = Object.keys(DECIDED) as RegistrationOutcome[];

const IDS_A_STATEMENT = 1000;

const PAIR_COLUMNS = `own.outcome, own.score_millipoints, own.max_millipoints, own.passed, base.outcome AS base_outcome,
  base.score_millipoints AS base_score_millipoints, base.max_millipoints AS base_max_millipoints, base.passed AS base_passed`;

/** SQL that combines the results of a run with registrations, sessions and the previous run. */
@Injectable()
export class ReleaseRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts registrations and sessions in these sittings. A sitting that is over takes no new registrations, so a
   * cancelled one always lowers the count; sessions are deleted only with a purged rehearsal.
   */
  async extentOf(sittingIds: readonly string[]): Promise<ExamExtent> {
    const covered = inList(sittingIds);
    const [row] = await this.database.select<{ registrations: number | string; sessions: number | string }>(
      `SELECT (SELECT COUNT(*) FROM registration WHERE sitting_id IN ${covered}) AS registrations,
         (SELECT COUNT(*) FROM exam_session WHERE sitting_id IN ${covered}) AS sessions`,
      [...sittingIds, ...sittingIds],
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

  /**
   * Counts, in these sittings, sessions in progress, and closed sessions without a result under the run (voided ones
   * excluded).
   */
  async countUnfinished({
    runId,
    examId,
    afterId,
    lastId,
    sittingIds,
  }: CoveredChunk): Promise<{ open: number; ungraded: number }> {
    const [row] = await this.database.select<{ open: number | string | null; ungraded: number | string | null }>(
      `SELECT SUM(CASE WHEN exam_session.state = 'in_progress' THEN 1 ELSE 0 END) AS open,
         SUM(CASE WHEN exam_session.state <> 'in_progress' THEN 1 ELSE 0 END) AS ungraded
       FROM registration
       JOIN exam_session ON exam_session.registration_id = registration.id
       LEFT JOIN result ON result.run_id = ? AND result.registration_id = registration.id
       WHERE registration.exam_id = ? AND registration.id > ? AND registration.id <= ? AND registration.sitting_id IN ${inList(sittingIds)}
       AND exam_session.state <> 'voided' AND (result.run_id IS NULL OR result.session_id IS NULL)`,
      [runId, examId, afterId, lastId, ...sittingIds],
    );
    return { open: Number(row?.open ?? 0), ungraded: Number(row?.ungraded ?? 0) };
  }

  /**
   * Marks on each result whether the release takes it in. Each taken-in result counts until a person's attempts are
   * compared.
   */
  async takeIn({ runId, afterId, lastId, sittingIds }: CoveredChunk): Promise<void> {
    const isCovered = `CASE WHEN EXISTS (SELECT 1 FROM registration
      WHERE registration.id = result.registration_id AND registration.sitting_id IN ${inList(sittingIds)}) THEN 1 ELSE 0 END`;
    await this.database.execute(
      `UPDATE result SET taken_in = ${isCovered}, counts = ${isCovered} WHERE run_id = ? AND registration_id > ? AND registration_id <= ?`,
      [...sittingIds, ...sittingIds, runId, afterId, lastId],
    );
  }

  /**
   * Inserts results for registrations that never started, and for sessions voided before they were graded. Other closed
   * sessions are left to grading.
   */
  async insertWithoutSession({
    runId,
    examId,
    afterId,
    lastId,
    sittingIds,
    nowMs,
  }: CoveredChunk & { nowMs: number }): Promise<void> {
    await this.database.execute(
      `INSERT INTO result (run_id, registration_id, session_id, outcome, score_millipoints, max_millipoints, section_millipoints, item_millipoints,
         passed, input_sha256, graded_at)
       SELECT ?, registration.id, exam_session.id, CASE WHEN exam_session.id IS NULL THEN 'absent' ELSE 'annulled' END,
         NULL, exam.max_millipoints, '[]', '[]', 0, ?, ?
       FROM registration
       JOIN exam ON exam.id = registration.exam_id
       LEFT JOIN exam_session ON exam_session.registration_id = registration.id
       LEFT JOIN result present ON present.run_id = ? AND present.registration_id = registration.id
       WHERE registration.exam_id = ? AND registration.id > ? AND registration.id <= ? AND registration.sitting_id IN ${inList(sittingIds)}
       AND present.run_id IS NULL AND (exam_session.id IS NULL OR exam_session.state = 'voided')`,
      [runId, NOTHING_SCORED_SHA256, nowMs, runId, examId, afterId, lastId, ...sittingIds],
    );
  }

  /** Passed registrations that the release takes in. */
  async passedIds({ runId, afterId, lastId }: RunChunk): Promise<string[]> {
    const rows = await this.database.select<{ registration_id: string }>(
      'SELECT registration_id FROM result WHERE run_id = ? AND registration_id > ? AND registration_id <= ? AND passed = 1 AND taken_in = 1',
      [runId, afterId, lastId],
    );
    return rows.map(({ registration_id }) => registration_id);
  }

  /**
   * Applies decided outcomes and voided sessions over graded results. They are few and found by an index.
   * Returns the affected registrations.
   */
  async applyDecisions({ runId, examId }: { runId: string; examId: string }): Promise<string[]> {
    // Lock: a concurrent voiding waits, and then finds the run released.
    const lock = this.database.dialect.lockShared;
    const voided = await this.database.select<{ id: string }>(
      `SELECT registration_id AS id FROM exam_session WHERE exam_id = ? AND state = 'voided'${lock}`,
      [examId],
    );
    const struck = voided.map(({ id }) => id);
    await this.strike({ runId, outcome: 'annulled', registrationIds: struck });
    for (const outcome of DECIDED_OUTCOMES) {
      const decided = await this.database.select<{ id: string }>(
        `SELECT id FROM registration WHERE exam_id = ? AND outcome = ?${lock}`,
        [examId, outcome],
      );
      const ids = decided.map(({ id }) => id);
      await this.strike({ runId, outcome, registrationIds: ids });
      struck.push(...ids);
    }
    return struck;
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
         WHERE run_id = ? AND registration_id IN ${inList(ids)}`,
        [outcome, NOTHING_SCORED_SHA256, runId, ...ids],
      );
    }
  }

  /** Registrations of the exam, by id, with their current results under two runs. */
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
      `SELECT registration.id AS registration_id, registration.person_id, registration.attempt_number, registration.sitting_id,
         own.taken_in, base.taken_in AS base_taken_in, registration.ticket_number, registration.candidate_name, registration.organisation_name,
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
      personId: row.person_id,
      attemptNumber: row.attempt_number,
      sittingId: row.sitting_id,
      takenIn: Boolean(row.taken_in),
      baseTakenIn: Boolean(row.base_taken_in),
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
