import { Injectable } from '@nestjs/common';
import { Database, subtreeFilter } from '@sunflower/platform';
import type { Outcome } from './outcome';

/** The released result of one registration. */
export interface ReleasedResult {
  examId: string;
  runId: string;
  registrationId: string;
  releasedAt: number;
  outcome: Outcome;
  /** Null unless graded. */
  scoreMillipoints: number | null;
  maxMillipoints: number;
  /** In the order of the blueprint; empty unless graded. */
  sectionMillipoints: number[];
  passed: boolean;
  /** 1, 2, 3 … of the person in the exam. */
  attemptNumber: number;
  /** Whether this attempt is the one of the person's attempts that counts. */
  counts: boolean;
}

/** One row of a pass list: a person, by the attempt that counts. */
export interface PassListRow {
  registrationId: string;
  /** 1, 2, 3 …: the attempt that counts. */
  attemptNumber: number;
  candidateName: string;
  maskedIdNumber: string;
  organisationName: string;
  organisationPath: string;
  ticketNumber: string;
  outcome: Outcome;
  scoreMillipoints: number | null;
  maxMillipoints: number;
  passed: boolean;
}

/** The last row of a page of the pass list. */
export type ReleasedCursor = Pick<PassListRow, 'organisationPath' | 'ticketNumber'>;

/** The people whose results are requested. */
export interface PassListScope {
  examId: string;
  /** Only people in these subtrees; null for all. */
  organisationPaths: readonly string[] | null;
}

export interface ReleasedPage extends PassListScope {
  runId: string;
  after: ReleasedCursor | null;
  limit: number;
}

export const RESULT_KINDS = ['failed', 'absent', 'deferred', 'violation', 'annulled'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

export interface PeopleByResult {
  /** At least one. */
  kinds: readonly ResultKind[];
  sittingId: string | null;
  /** Id of the last registration of the previous page; null from the start. */
  afterId: string | null;
  limit: number;
}

export interface PersonByResult {
  registrationId: string;
  personId: string;
  candidateName: string;
  maskedIdNumber: string;
  organisationName: string;
  kind: ResultKind;
}

/** People under the released run, each by the attempt that counts; `failed` were graded and did not pass. */
export type ReleasedCounts = Record<'passed' | 'failed' | Exclude<Outcome, 'graded'>, number>;

/** The result of one registration under one run. */
export interface RunResult {
  released: boolean;
  result: ReleasedResult;
}

/** A row as the drivers return it. */
type Stored<Row> = {
  [Column in keyof Row]: Row[Column] extends boolean
    ? number | boolean
    : Row[Column] extends number
      ? number | string
      : Row[Column] extends number | null
        ? number | string | null
        : Row[Column];
};

type StoredResult = Stored<Omit<ReleasedResult, 'sectionMillipoints' | 'releasedAt'>> & {
  sectionMillipoints: string;
  releasedAt: number | string | null;
  takenIn: number | boolean;
};

/** SQL on released results, for other libs. */
@Injectable()
export class ReleasedResultRepository {
  constructor(private readonly database: Database) {}

  /**
   * Results under every run of the exam, newest first, without the rows that preparing a release writes for
   * registrations without a session.
   */
  async listOf(registrationId: string): Promise<RunResult[]> {
    const rows = await this.database.select<StoredResult>(
      `SELECT grading_run.exam_id AS examId, result.run_id AS runId, result.registration_id AS registrationId, grading_run.released_at AS releasedAt,
         result.outcome, result.score_millipoints AS scoreMillipoints, result.max_millipoints AS maxMillipoints,
         result.section_millipoints AS sectionMillipoints, result.passed, result.counts, result.taken_in AS takenIn,
         registration.attempt_number AS attemptNumber
       FROM result JOIN grading_run ON grading_run.id = result.run_id JOIN registration ON registration.id = result.registration_id
       WHERE result.registration_id = ? AND ((grading_run.released_at IS NOT NULL AND result.taken_in = 1) OR result.session_id IS NOT NULL)
       ORDER BY grading_run.run_number DESC`,
      [registrationId],
    );
    return rows.map(({ takenIn, ...row }) => ({
      released: row.releasedAt !== null && Boolean(takenIn),
      result: {
        ...row,
        ...numbersOf(row),
        counts: Boolean(row.counts),
        releasedAt: Number(row.releasedAt),
        sectionMillipoints: JSON.parse(row.sectionMillipoints) as number[],
      },
    }));
  }

  /** Ordered by organisation, then ticket number. */
  async page({ runId, examId, organisationPaths, after, limit }: ReleasedPage): Promise<PassListRow[]> {
    const { conditions, parameters } = within({ runId, examId, organisationPaths });
    if (after !== null) {
      const { organisationPath: path, ticketNumber } = after;
      // The condition is written twice: SQLite enters the index by the first part, MariaDB by the second.
      conditions.push(
        'registration.organisation_path >= ? AND (registration.organisation_path > ? OR (registration.organisation_path = ? AND registration.ticket_number > ?))',
      );
      parameters.push(path, path, path, ticketNumber);
    }
    const { byIndex, joinInOrder } = this.database.dialect;
    const rows = await this.database.select<Stored<PassListRow>>(
      `SELECT registration.id AS registrationId, registration.attempt_number AS attemptNumber, registration.candidate_name AS candidateName, registration.masked_id_number AS maskedIdNumber,
         registration.organisation_name AS organisationName, registration.organisation_path AS organisationPath,
         registration.ticket_number AS ticketNumber, result.outcome, result.score_millipoints AS scoreMillipoints,
         result.max_millipoints AS maxMillipoints, result.passed
       FROM registration${byIndex('ix_registration_list')} ${joinInOrder} result ON result.run_id = ? AND result.registration_id = registration.id
       WHERE ${conditions.join(' AND ')} AND result.counts = 1 ORDER BY registration.organisation_path, registration.ticket_number LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map((row) => ({ ...row, ...numbersOf(row) }));
  }

  /**
   * People whose counting result is of one of these kinds, in the order of registration ids; `failed` means graded and
   * not passed.
   */
  async peopleBy({
    kinds,
    sittingId,
    afterId,
    limit,
    ...scope
  }: PageScope & PeopleByResult): Promise<PersonByResult[]> {
    const { conditions, parameters } = within(scope);
    const outcomes = kinds.filter((kind) => kind !== 'failed');
    const wanted = outcomes.map(() => 'result.outcome = ?');
    if (kinds.includes('failed')) wanted.push(`(result.outcome = 'graded' AND result.passed = 0)`);
    if (sittingId !== null) {
      conditions.push('registration.sitting_id = ?');
      parameters.push(sittingId);
    }
    const rows = await this.database.select<Omit<PersonByResult, 'kind'> & { outcome: Outcome }>(
      `SELECT registration.id AS registrationId, registration.person_id AS personId, registration.candidate_name AS candidateName,
         registration.masked_id_number AS maskedIdNumber, registration.organisation_name AS organisationName, result.outcome
       FROM registration${this.database.dialect.byIndex('ix_registration_exam')}
       ${this.database.dialect.joinInOrder} result ON result.run_id = ? AND result.registration_id = registration.id
       WHERE ${conditions.join(' AND ')} AND result.counts = 1 AND (${wanted.join(' OR ')}) AND registration.id > ?
       ORDER BY registration.id LIMIT ?`,
      [...parameters, ...outcomes, afterId ?? '', limit],
    );
    return rows.map(({ outcome, ...row }) => ({ ...row, kind: outcome === 'graded' ? 'failed' : outcome }));
  }

  async count(scope: PageScope): Promise<ReleasedCounts> {
    const { conditions, parameters } = within(scope);
    const rows = await this.database.select<{ outcome: Outcome; passed: number | boolean; n: number | string }>(
      `SELECT result.outcome, result.passed, COUNT(*) AS n FROM registration JOIN result ON result.run_id = ? AND result.registration_id = registration.id
       WHERE ${conditions.join(' AND ')} AND result.counts = 1 GROUP BY result.outcome, result.passed`,
      parameters,
    );
    const counts: ReleasedCounts = { passed: 0, failed: 0, absent: 0, deferred: 0, violation: 0, annulled: 0 };
    for (const { outcome, passed, n } of rows)
      counts[outcome !== 'graded' ? outcome : passed ? 'passed' : 'failed'] += Number(n);
    return counts;
  }
}

type PageScope = PassListScope & { runId: string };

/** Conditions for a statement whose first parameter is the run. */
function within({ runId, examId, organisationPaths }: PageScope): {
  conditions: string[];
  parameters: (string | number)[];
} {
  if (organisationPaths === null) return { conditions: ['registration.exam_id = ?'], parameters: [runId, examId] };
  const inSubtrees = subtreeFilter({ column: 'registration.organisation_path', paths: organisationPaths });
  return {
    conditions: ['registration.exam_id = ?', inSubtrees.sql],
    parameters: [runId, examId, ...inSubtrees.parameters],
  };
}

const numbersOf = ({
  attemptNumber,
  scoreMillipoints,
  maxMillipoints,
  passed,
}: Pick<StoredResult, 'attemptNumber' | 'scoreMillipoints' | 'maxMillipoints' | 'passed'>) => ({
  attemptNumber: Number(attemptNumber),
  scoreMillipoints: scoreMillipoints === null ? null : Number(scoreMillipoints),
  maxMillipoints: Number(maxMillipoints),
  passed: Boolean(passed),
});
