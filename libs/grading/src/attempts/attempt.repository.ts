import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { Outcome } from '../result/outcome';
import type { RunChunk } from '../result/release.repository';
import type { Attempt } from './counting-attempt';

interface AttemptRow {
  personId: string;
  registrationId: string;
  attemptNumber: number;
  outcome: Outcome;
  scoreMillipoints: number | string | null;
  maxMillipoints: number | string;
  passed: number | boolean;
}

const list = (values: readonly unknown[]): string => placeholders({ rows: 1, columns: values.length });

/**
 * SQL on the people with several registrations in an exam. Attempt numbers have no gap, so a person has several exactly
 * when attempt 2 exists.
 */
@Injectable()
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  async peopleOfChunk({ examId, afterId, lastId }: Omit<RunChunk, 'runId'>): Promise<string[]> {
    const { byIndex, joinInOrder } = this.database.dialect;
    const rows = await this.database.select<{ personId: string }>(
      `SELECT DISTINCT registration.person_id AS personId
       FROM registration${byIndex('ix_registration_exam')} ${joinInOrder} registration second${byIndex('ux_registration_attempt')}
         ON second.exam_id = registration.exam_id AND second.person_id = registration.person_id AND second.attempt_number = 2
       WHERE registration.exam_id = ? AND registration.id > ? AND registration.id <= ?`,
      [examId, afterId, lastId],
    );
    return rows.map(({ personId }) => personId);
  }

  /** People with several attempts among the owners of at most 1000 registrations of the exam. */
  async peopleOf({
    examId,
    registrationIds,
  }: {
    examId: string;
    registrationIds: readonly string[];
  }): Promise<string[]> {
    if (registrationIds.length === 0) return [];
    const { byIndex, joinInOrder } = this.database.dialect;
    const rows = await this.database.select<{ personId: string }>(
      `SELECT DISTINCT registration.person_id AS personId
       FROM registration${byIndex('PRIMARY')} ${joinInOrder} registration second${byIndex('ux_registration_attempt')}
         ON second.exam_id = registration.exam_id AND second.person_id = registration.person_id AND second.attempt_number = 2
       WHERE registration.exam_id = ? AND registration.id IN ${list(registrationIds)}`,
      [examId, ...registrationIds],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Which of these registrations (at most 1000) have a result in a released run. */
  async releasedAmong(registrationIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT DISTINCT result.registration_id AS id FROM result JOIN grading_run run ON run.id = result.run_id
        WHERE result.registration_id IN ${list(registrationIds)} AND run.released_at IS NOT NULL AND result.taken_in = 1`,
      [...registrationIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Deletes the results of registrations that have no released result. */
  async forget(registrationIds: readonly string[]): Promise<void> {
    await this.database.execute(`DELETE FROM result WHERE registration_id IN ${list(registrationIds)}`, [
      ...registrationIds,
    ]);
  }

  /** By person, the run's results of the attempts that its release takes in. */
  async attemptsOf({
    runId,
    examId,
    personIds,
  }: {
    runId: string;
    examId: string;
    personIds: readonly string[];
  }): Promise<Map<string, Attempt[]>> {
    const byPerson = new Map<string, Attempt[]>();
    if (personIds.length === 0) return byPerson;
    const { byIndex, joinInOrder } = this.database.dialect;
    const rows = await this.database.select<AttemptRow>(
      `SELECT registration.person_id AS personId, registration.id AS registrationId, registration.attempt_number AS attemptNumber,
         result.outcome, result.score_millipoints AS scoreMillipoints, result.max_millipoints AS maxMillipoints, result.passed
       FROM registration${byIndex('ux_registration_attempt')} ${joinInOrder} result ON result.run_id = ? AND result.registration_id = registration.id
       WHERE registration.exam_id = ? AND registration.person_id IN ${list(personIds)} AND result.taken_in = 1`,
      [runId, examId, ...personIds],
    );
    for (const { personId, scoreMillipoints, maxMillipoints, passed, ...row } of rows) {
      const attempt = {
        ...row,
        scoreMillipoints: scoreMillipoints === null ? null : Number(scoreMillipoints),
        maxMillipoints: Number(maxMillipoints),
        passed: Boolean(passed),
      };
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), attempt]);
    }
    return byPerson;
  }

  async setCounts({
    runId,
    registrationIds,
    counts,
  }: {
    runId: string;
    registrationIds: readonly string[];
    counts: boolean;
  }): Promise<void> {
    if (registrationIds.length === 0) return;
    await this.database.execute(
      `UPDATE result SET counts = ? WHERE run_id = ? AND registration_id IN ${list(registrationIds)}`,
      [Number(counts), runId, ...registrationIds],
    );
  }

  /** Which of these people (at most 1000) have a pass that counts under the released run. */
  async passed({
    runId,
    examId,
    personIds,
  }: {
    runId: string;
    examId: string;
    personIds: readonly string[];
  }): Promise<Set<string>> {
    if (personIds.length === 0) return new Set();
    const { byIndex, joinInOrder } = this.database.dialect;
    const rows = await this.database.select<{ personId: string }>(
      `SELECT registration.person_id AS personId
       FROM registration${byIndex('ux_registration_attempt')} ${joinInOrder} result ON result.run_id = ? AND result.registration_id = registration.id
       WHERE registration.exam_id = ? AND registration.person_id IN ${list(personIds)} AND result.counts = 1 AND result.passed = 1`,
      [runId, examId, ...personIds],
    );
    return new Set(rows.map(({ personId }) => personId));
  }
}
