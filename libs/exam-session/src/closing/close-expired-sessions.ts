import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, JobQueue, Log, SharedHorizon } from '@sunflower/platform';
import { CloseSessions, type ClosedBy } from './close-sessions';
import { ExamSessionRepository } from '../session/exam-session.repository';
import { CLOSING_DELAY_MS } from '../session/session-clock';

const SWEEP_MS = 1_000;
// Keeps a transaction short: some hundred responses per session are read for the receipts.
const SESSIONS_A_TRANSACTION = 25;

/** The time of a time-out is the session's `closed_at`, which is its deadline. */
const TIME_IS_UP: ClosedBy = { staffId: null, action: 'session.timed-out', reason: null };

/** Closes sessions whose time is up, with the responses saved so far, even if the browser is closed. */
@Injectable()
export class CloseExpiredSessions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly horizon: SharedHorizon,
    private readonly repository: ExamSessionRepository,
    private readonly closeSessions: CloseSessions,
    private readonly jobs: JobQueue,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({
      name: 'close-expired-sessions',
      everyMs: SWEEP_MS,
      run: () => this.closeAll().then(() => undefined),
    });
  }

  /** Returns how many were closed. */
  async closeAll(): Promise<number> {
    let total = 0;
    for (;;) {
      const timeMs = (await this.horizon.workedUpTo()) - CLOSING_DELAY_MS;
      const ids = await this.repository.idsExpiredBefore({ timeMs, limit: SESSIONS_A_TRANSACTION });
      if (ids.length === 0) break;
      const closed = await this.closeChunk({ ids, timeMs });
      for (const id of closed) this.jobs.ring({ queue: 'grading', id });
      total += closed.length;
      // Another worker may be closing the same rows; the next sweep continues with the rest.
      if (closed.length === 0) break;
    }
    if (total > 0) this.log.info('sessions.timed-out', { count: total });
    return total;
  }

  private closeChunk({ ids, timeMs }: { ids: string[]; timeMs: number }): Promise<string[]> {
    return this.database.transactionByHandle(async (transaction) => {
      const gates = await this.repository.within(transaction).lock(ids);
      // A session may have been extended between the query and the lock.
      const expired = [...gates.values()].filter(
        ({ state, deadlineAt }) => state === 'in_progress' && deadlineAt < timeMs,
      );
      const closings = expired.map(({ id, deadlineAt }) => ({
        sessionId: id,
        state: 'timed_out' as const,
        closedAtMs: deadlineAt,
      }));
      await this.closeSessions.close({ closings, by: TIME_IS_UP, transaction });
      return expired.map(({ id }) => id);
    });
  }
}
