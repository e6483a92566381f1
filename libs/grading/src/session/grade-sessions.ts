import { Injectable } from '@nestjs/common';
import { Clock, Database, isTransient, isUnavailable } from '@sunflower/platform';
import { gradeSession } from './grade-session';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import { ResultRepository } from '../result/result.repository';
import { openRuns } from '../run/run-order';
import { RunRulesCache } from '../run/run-rules';
import { PapersToGrade } from './papers-to-grade';

interface ClosedSessions {
  examId: string;
  sessionIds: readonly string[];
}

export interface Graded {
  /** Number of results inserted; existing ones are not counted. */
  inserted: number;
  /** By session, the error that prevented grading. */
  failures: ReadonlyMap<string, Error>;
}

/**
 * Grades closed sessions of one exam under each of its open runs, in one transaction begun after they closed.
 * A session whose essays have no final mark gets no result yet.
 * Existing results are kept, so repeated deliveries change nothing.
 */
@Injectable()
export class GradeSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rules: RunRulesCache,
    private readonly papers: PapersToGrade,
    private readonly runs: GradingRunRepository,
    private readonly results: ResultRepository,
  ) {}

  /** Transactions worth running at once in one process; more would only wait for each other. */
  get transactionsAtOnce(): number {
    return this.database.dialect.writersAtOnce;
  }

  /** The embedded writer has one transaction at a time, which should take well under 50 ms. */
  get sessionsATransaction(): number {
    return this.transactionsAtOnce === 1 ? 25 : 100;
  }

  /**
   * After a data error, grades the sessions one at a time, so that one that cannot be graded does not affect the
   * others.
   * @throws when the database is unavailable
   */
  async grade({ examId, sessionIds }: ClosedSessions): Promise<Graded> {
    try {
      return { inserted: await this.gradeTogether({ examId, sessionIds }), failures: new Map() };
    } catch (error) {
      if (isTransient(error) || isUnavailable(error)) throw error;
      const [onlyId] = sessionIds;
      if (onlyId !== undefined && sessionIds.length === 1)
        return { inserted: 0, failures: new Map([[onlyId, error as Error]]) };
    }
    const failures = new Map<string, Error>();
    let inserted = 0;
    for (const sessionId of sessionIds) {
      const one = await this.grade({ examId, sessionIds: [sessionId] });
      inserted += one.inserted;
      for (const [id, error] of one.failures) failures.set(id, error);
    }
    return { inserted, failures };
  }

  private async gradeTogether({ examId, sessionIds }: ClosedSessions): Promise<number> {
    // Build the rules before the transaction, which then reads them from the cache.
    for (const run of openRuns(await this.runs.listByExam(examId))) await this.rules.of(run);
    return this.database.transaction(async () => {
      const locked = await this.results.lockSessions(sessionIds);
      const closedIds = locked.filter(({ state }) => state !== 'in_progress').map(({ sessionId }) => sessionId);
      const open = openRuns(await this.runs.listByExam(examId));
      let inserted = 0;
      for (const run of open) inserted += await this.gradeUnder({ run, sessionIds: closedIds });
      // No open run: the last one was released a moment ago and none made since. Keep the mark; the sweep returns to
      // it.
      if (open.length > 0) await this.papers.done(closedIds);
      return inserted;
    });
  }

  private async gradeUnder({
    run,
    sessionIds,
  }: {
    run: GradingRunRow;
    sessionIds: readonly string[];
  }): Promise<number> {
    const present = await this.results.gradedSessionIds({ runId: run.id, sessionIds });
    const missing = sessionIds.filter((id) => !present.has(id));
    if (missing.length === 0) return 0;
    const rules = await this.rules.of(run);
    const papers = await this.papers.load({ run, rules, sessionIds: missing });
    if (papers.length === 0) return 0;
    const nowMs = this.clock.now();
    const graded = papers.map((paper) => gradeSession({ ...paper, runId: run.id, rules, nowMs }));
    const inserted = await this.results.insertMany(graded);
    if (inserted === graded.length) return inserted;
    await this.results.deleteAbsent({
      runId: run.id,
      registrationIds: graded.map(({ registrationId }) => registrationId),
    });
    return inserted + (await this.results.insertMany(graded));
  }
}
