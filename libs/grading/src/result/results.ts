import { Injectable } from '@nestjs/common';
import { ExamSessions } from '@sunflower/exam-session';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import {
  ReleasedResultRepository,
  type PassListRow,
  type PassListScope,
  type ReleasedCounts,
  type ReleasedCursor,
  type ReleasedResult,
  type PeopleByResult,
  type PersonByResult,
} from './released-result.repository';
import { ResultRepository } from './result.repository';
import { currentRun, latestReleased } from '../run/run-order';

/** Progress of grading under the latest run. */
export interface GradingProgress {
  /** Null before the first session is closed. */
  runNumber: number | null;
  /** Sessions with a result. */
  graded: number;
  /** Closed sessions without a result. */
  ungraded: number;
}

/** `grading`: no result yet; `withheld`: a result exists, but only under unreleased runs. */
export type ResultState = { state: 'grading' } | { state: 'withheld' } | { state: 'released'; result: ReleasedResult };

const PAGE_ROWS = 1000;

/** The access point to released results: those of the latest released run. */
@Injectable()
export class Results {
  constructor(
    private readonly runs: GradingRunRepository,
    private readonly results: ResultRepository,
    private readonly released: ReleasedResultRepository,
    private readonly sessions: ExamSessions,
  ) {}

  async findReleased(registrationId: string): Promise<ReleasedResult | null> {
    return (await this.released.listOf(registrationId)).find(({ released }) => released)?.result ?? null;
  }

  async stateOf(registrationId: string): Promise<ResultState> {
    const results = await this.released.listOf(registrationId);
    const counting = results.find(({ released }) => released);
    if (counting) return { state: 'released', result: counting.result };
    return { state: results.length > 0 ? 'withheld' : 'grading' };
  }

  /** Progress under the latest run. */
  async progress(examId: string): Promise<GradingProgress> {
    const run = currentRun(await this.runs.listByExam(examId));
    return { runNumber: run?.runNumber ?? null, ...(await this.count({ examId, runId: run?.id ?? null })) };
  }

  progressOfRun({
    id: runId,
    examId,
  }: Pick<GradingRunRow, 'id' | 'examId'>): Promise<Pick<GradingProgress, 'graded' | 'ungraded'>> {
    return this.count({ examId, runId });
  }

  /**
   * Pages of all results by organisation and ticket number; nothing before the first release.
   * All pages come from one run, even when another is released meanwhile.
   */
  async *streamReleased({ examId, organisationPaths }: PassListScope): AsyncGenerator<PassListRow[]> {
    const run = latestReleased(await this.runs.listByExam(examId));
    if (run === null) return;
    for (let after: ReleasedCursor | null = null; ;) {
      const page: PassListRow[] = await this.released.page({
        runId: run.id,
        examId,
        organisationPaths,
        after,
        limit: PAGE_ROWS,
      });
      if (page.length > 0) yield page;
      if (page.length < PAGE_ROWS) return;
      after = page.at(-1) as PassListRow;
    }
  }

  /** People by outcome under the released run; null before the first release. */
  async countReleased({
    examId,
    organisationPaths,
  }: PassListScope): Promise<{ releasedAt: number; counts: ReleasedCounts } | null> {
    const run = latestReleased(await this.runs.listByExam(examId));
    if (run === null) return null;
    const { id: runId, releasedAt } = run;
    return { releasedAt: Number(releasedAt), counts: await this.released.count({ runId, examId, organisationPaths }) };
  }

  /** A page of people who failed, were absent …; null before the first release. */
  async listPeopleBy({
    examId,
    organisationPaths,
    ...asked
  }: PassListScope & PeopleByResult): Promise<PersonByResult[] | null> {
    const run = latestReleased(await this.runs.listByExam(examId));
    return run && this.released.peopleBy({ runId: run.id, examId, organisationPaths, ...asked });
  }

  private async count({
    examId,
    runId,
  }: {
    examId: string;
    runId: string | null;
  }): Promise<Pick<GradingProgress, 'graded' | 'ungraded'>> {
    const { byState } = await this.sessions.countByState(examId);
    const closed = byState.submitted + byState.timed_out + byState.closed + byState.voided;
    const graded = runId === null ? 0 : await this.results.countGraded(runId);
    return { graded, ungraded: Math.max(0, closed - graded) };
  }
}
