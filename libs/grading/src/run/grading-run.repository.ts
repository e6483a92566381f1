import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { GradingRunNotFound } from '../grading.errors';
import type { GradingRunRow } from './grading-run-row';
import { GradingRun } from './grading-run.entity';

/** All SQL on grading runs. */
@Injectable()
export class GradingRunRepository {
  constructor(private readonly database: Database) {}

  /** @throws GradingRunNotFound */
  async getRun(id: string): Promise<GradingRunRow> {
    const run = await this.find(id);
    if (!run) throw new GradingRunNotFound();
    return run;
  }

  find(id: string): Promise<GradingRunRow | null> {
    return this.database.repository(GradingRun).findOneBy({ id });
  }

  /** In the order of creation. */
  listByExam(examId: string): Promise<GradingRunRow[]> {
    return this.database.repository(GradingRun).find({ where: { examId }, order: { runNumber: 'ASC' } });
  }

  /** Exams that have an unreleased run. */
  async examsWithUnreleasedRuns(): Promise<string[]> {
    const rows = await this.database.select<{ exam_id: string }>(
      'SELECT DISTINCT exam_id FROM grading_run WHERE released_at IS NULL',
    );
    return rows.map(({ exam_id }) => exam_id);
  }

  /**
   * Serialises making and releasing runs of one exam, to the end of the transaction.
   * Starts of its sessions wait too, because their foreign key locks the same row.
   */
  async lockExam(examId: string): Promise<void> {
    await this.database.select(`SELECT id FROM exam WHERE id = ?${this.database.dialect.lockExclusive}`, [examId]);
  }

  async insert(run: GradingRunRow): Promise<void> {
    await this.database.repository(GradingRun).insert(run);
  }

  /** Sets the sittings of a run that is not released yet. */
  async setSittings({ id, sittingIds }: { id: string; sittingIds: readonly string[] }): Promise<void> {
    await this.database.execute('UPDATE grading_run SET sitting_ids = ? WHERE id = ? AND released_at IS NULL', [
      JSON.stringify(sittingIds),
      id,
    ]);
  }

  /**
   * Discards the preparations of unreleased runs, because a session was reopened; a release must check and prepare
   * again.
   */
  async forgetPreparations(examId: string): Promise<void> {
    await this.database.execute('UPDATE grading_run SET sitting_ids = NULL WHERE exam_id = ? AND released_at IS NULL', [
      examId,
    ]);
  }

  /** Compare-and-set: false when the run was already released. */
  async setReleased({
    id,
    releasedAt,
    releasedBy,
  }: {
    id: string;
    releasedAt: number;
    releasedBy: string | null;
  }): Promise<boolean> {
    const changed = await this.database.execute(
      'UPDATE grading_run SET released_at = ?, released_by = ? WHERE id = ? AND released_at IS NULL',
      [releasedAt, releasedBy, id],
    );
    return changed === 1;
  }

  async deleteByExam(examId: string): Promise<void> {
    await this.database.execute('DELETE FROM grading_run WHERE exam_id = ?', [examId]);
  }

  /** By exam (at most 500), the time of the latest release. */
  async lastReleases(examIds: readonly string[]): Promise<Map<string, number>> {
    if (examIds.length === 0) return new Map();
    const rows = await this.database.select<{ examId: string; releasedAt: number | string }>(
      `SELECT exam_id AS examId, MAX(released_at) AS releasedAt FROM grading_run
        WHERE released_at IS NOT NULL AND exam_id IN ${placeholders({ rows: 1, columns: examIds.length })} GROUP BY exam_id`,
      [...examIds],
    );
    return new Map(rows.map(({ examId, releasedAt }) => [examId, Number(releasedAt)]));
  }
}
