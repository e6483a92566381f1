import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExamSessions } from '@sunflower/exam-session';
import { describeError, JobQueue, Log, MOST_IDS_A_JOB, NaturalBatcher } from '@sunflower/platform';
import { GradeSessions } from './grade-sessions';
import { MakeGradingRun } from '../run/make-grading-run';
import { ResultRepository } from '../result/result.repository';

// Enough for whole transactions, also where each job has a single session.
const JOBS_AT_ONCE = 100;
const SWEEP_MS = 5_000;
const FOUND_AT_ONCE = 1000;

/**
 * The bell names a session; the mark `grading_needed` on its row is authoritative. Bells that ring during a transaction
 * are graded together in the next one. The sweep finds marks whose bell was lost, including after a crash between close
 * and grading.
 */
@Injectable()
export class GradeClosedSessions implements OnModuleInit {
  private readonly lanes: NaturalBatcher<string, null>[];
  private turn = 0;

  constructor(
    private readonly jobs: JobQueue,
    private readonly log: Log,
    private readonly sessions: ExamSessions,
    private readonly runs: MakeGradingRun,
    private readonly gradeSessions: GradeSessions,
    private readonly results: ResultRepository,
  ) {
    this.lanes = Array.from({ length: gradeSessions.transactionsAtOnce }, () => this.newLane());
  }

  onModuleInit(): void {
    this.jobs.handle({
      queue: 'grading',
      concurrency: JOBS_AT_ONCE,
      handler: (sessionIds) => this.gradeEach(sessionIds),
    });
    this.jobs.sweep({ name: 'grade-marked-sessions', everyMs: SWEEP_MS, run: () => this.gradeAllMarked() });
  }

  /** Does nothing when the session's row is not marked (any more). @throws why it could not be graded */
  async gradeOne(sessionId: string): Promise<void> {
    await this.add(sessionId);
  }

  /** Grades all marked sessions, trying each once. */
  async gradeAllMarked(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const found = (await this.sessions.idsNeedingGrading(FOUND_AT_ONCE)).filter((id) => !tried.has(id));
      if (found.length === 0) return;
      await this.gradeEach(found);
      for (const id of found) tried.add(id);
    }
  }

  /** A session that cannot be graded is logged, and harms no other. */
  private async gradeEach(sessionIds: readonly string[]): Promise<void> {
    const outcomes = await Promise.allSettled(sessionIds.map((id) => this.add(id)));
    outcomes.forEach((outcome, index) => {
      if (outcome.status === 'rejected')
        this.log.error('session.not-graded', { sessionId: sessionIds[index], ...describeError(outcome.reason) });
    });
  }

  private add(sessionId: string): Promise<null> {
    this.turn += 1;
    return (this.lanes[this.turn % this.lanes.length] as NaturalBatcher<string, null>).add(sessionId);
  }

  private newLane(): NaturalBatcher<string, null> {
    return new NaturalBatcher({
      run: (ids) => this.gradeMarked(ids),
      maxRequests: this.gradeSessions.sessionsATransaction,
      maxWaiting: JOBS_AT_ONCE * MOST_IDS_A_JOB + FOUND_AT_ONCE,
      maxWaitMs: Number.POSITIVE_INFINITY,
    });
  }

  /** One outcome for each id: null, or the error that prevented grading. */
  private async gradeMarked(ids: string[]): Promise<(null | Error)[]> {
    const marked = (await this.results.findSessions([...new Set(ids)])).filter(({ gradingNeeded }) => gradingNeeded);
    const byExam = new Map<string, string[]>();
    for (const { examId, sessionId } of marked) byExam.set(examId, [...(byExam.get(examId) ?? []), sessionId]);
    const failures = new Map<string, Error>();
    for (const [examId, sessionIds] of byExam) {
      await this.runs.ensureOpen(examId);
      const graded = await this.gradeSessions.grade({ examId, sessionIds });
      for (const [id, error] of graded.failures) failures.set(id, error);
    }
    return ids.map((id) => failures.get(id) ?? null);
  }
}
