import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExamSessions } from '@sunflower/exam-session';
import { describeError, JobQueue, Log } from '@sunflower/platform';
import { GradeSessions } from './grade-sessions';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import { ResultRepository } from '../result/result.repository';
import { openRuns } from '../run/run-order';

const SWEEP_MS = 5_000;
const PAGE_SESSIONS = 500;
const SESSIONS_A_TRANSACTION = 25;

/**
 * Grades every closed session of an exam again under a later run. These sessions are not marked; those without a result
 * under the run are still to be graded. Sessions closed after the run was made are graded under it by their own bell,
 * so one walk suffices.
 * The maker of the run rings; the sweep finds a run whose bell was lost.
 */
@Injectable()
export class GradeAgain implements OnModuleInit {
  /** Runs that this process has walked through completely. */
  private readonly walked = new Set<string>();
  private readonly walking = new Map<string, Promise<{ failed: number }>>();

  constructor(
    private readonly jobs: JobQueue,
    private readonly log: Log,
    private readonly sessions: ExamSessions,
    private readonly gradeSessions: GradeSessions,
    private readonly runs: GradingRunRepository,
    private readonly results: ResultRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.handle({ queue: 'regrading', concurrency: 1, handler: (runId) => this.gradeRun(runId) });
    this.jobs.sweep({ name: 'grade-again', everyMs: SWEEP_MS, run: () => this.gradeOpenRuns() });
  }

  /** Called when staff made a run and wait for its difference. */
  async gradeRun(runId: string): Promise<void> {
    const run = await this.runs.find(runId);
    if (run && openRuns(await this.runs.listByExam(run.examId)).some(({ id }) => id === runId))
      await this.walkOnce(run);
  }

  async gradeOpenRuns(): Promise<void> {
    for (const examId of await this.runs.examsWithUnreleasedRuns()) {
      for (const run of openRuns(await this.runs.listByExam(examId))) await this.walkOnce(run);
    }
  }

  /** Bell and sweep may name the same run; the second waits for the walk of the first. */
  private async walkOnce(run: GradingRunRow): Promise<void> {
    if (this.walked.has(run.id)) return;
    const walking = this.walking.get(run.id) ?? this.walk(run).finally(() => this.walking.delete(run.id));
    this.walking.set(run.id, walking);
    const { failed } = await walking;
    if (failed === 0) this.walked.add(run.id);
  }

  private async walk(run: GradingRunRow): Promise<{ added: number; failed: number }> {
    const walk = { added: 0, failed: 0 };
    for (let afterId: string | null = ''; afterId !== null;) {
      const ids: string[] = await this.sessions.closedIdsOfExam({ examId: run.examId, afterId, limit: PAGE_SESSIONS });
      const graded = await this.results.gradedSessionIds({ runId: run.id, sessionIds: ids });
      const missing = ids.filter((id) => !graded.has(id));
      for (let from = 0; from < missing.length; from += SESSIONS_A_TRANSACTION) {
        const { inserted, failures } = await this.gradeSessions.grade({
          examId: run.examId,
          sessionIds: missing.slice(from, from + SESSIONS_A_TRANSACTION),
        });
        walk.added += inserted;
        walk.failed += failures.size;
        for (const [sessionId, error] of failures)
          this.log.error('session.not-graded', { sessionId, runId: run.id, ...describeError(error) });
      }
      afterId = ids.length === PAGE_SESSIONS ? (ids.at(-1) as string) : null;
    }
    this.log.info('grading-run.walked', { runId: run.id, ...walk });
    return walk;
  }
}
