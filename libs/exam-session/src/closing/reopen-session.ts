import { Injectable } from '@nestjs/common';
import { LONGEST_ADDED_MINUTES } from '@sunflower/exam';
import { Audit, Clock, Database, isoTime, isoTimeOrNull } from '@sunflower/platform';
import { ReopenDeadline, SessionNotFound, SessionNotReopenable } from '../exam-session.errors';
import { ReopenRepository } from './reopen.repository';
import { ExamSessionRepository } from '../session/exam-session.repository';

const MINUTE_MS = 60_000;

interface Reopening {
  sessionId: string;
  /** From the old deadline, at least a minute from now, to four hours after the later of that deadline and now. */
  deadlineAtMs: number;
  staffId: string;
  reason: string;
  /** The grading results set aside, for the audit row. */
  details: object;
}

/**
 * Reopens a session that was handed in by mistake, timed out or was closed. All responses stay; further requests are
 * judged against the new deadline. Grading calls this in the transaction in which it sets the session's results aside.
 */
@Injectable()
export class ReopenSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly repository: ExamSessionRepository,
    private readonly reopening: ReopenRepository,
    private readonly audit: Audit,
  ) {}

  /** Locks the session to the end of the caller's transaction. */
  async lock(sessionId: string): Promise<void> {
    await this.repository.lock([sessionId]);
  }

  /** @throws SessionNotFound, SessionNotReopenable, ReopenDeadline */
  async reopen({ sessionId, deadlineAtMs, staffId, reason, details }: Reopening): Promise<void> {
    if (!this.database.inTransaction)
      throw new Error('A session is reopened in the transaction that sets its results aside');
    const gate = (await this.repository.lock([sessionId])).get(sessionId);
    if (!gate) throw new SessionNotFound();
    if (gate.state === 'in_progress' || gate.state === 'voided') throw new SessionNotReopenable({ state: gate.state });
    requireFitting({ deadlineAtMs, deadlineBeforeMs: gate.deadlineAt, nowMs: this.clock.now() });
    // Rounded up to whole minutes, like all added time.
    const addedMs = Math.ceil((deadlineAtMs - gate.deadlineAt) / MINUTE_MS) * MINUTE_MS;
    await this.reopening.reopen({ sessionId, addedMs });
    await this.audit.record({
      staffId,
      action: 'session.reopened',
      subjectType: 'session',
      subjectId: sessionId,
      reason,
      details: {
        state: gate.state,
        closedAt: isoTimeOrNull(gate.closedAt),
        receipt: gate.receipt,
        deadlineBefore: isoTime(gate.deadlineAt),
        deadlineAt: isoTime(gate.deadlineAt + addedMs),
        ...details,
      },
    });
  }
}

function requireFitting({
  deadlineAtMs,
  deadlineBeforeMs,
  nowMs,
}: {
  deadlineAtMs: number;
  deadlineBeforeMs: number;
  nowMs: number;
}): void {
  const earliestMs = Math.max(nowMs + MINUTE_MS, deadlineBeforeMs);
  const latestMs = Math.max(nowMs, deadlineBeforeMs) + LONGEST_ADDED_MINUTES * MINUTE_MS;
  if (deadlineAtMs < earliestMs || deadlineAtMs > latestMs)
    throw new ReopenDeadline({ earliest: isoTime(earliestMs), latest: isoTime(latestMs) });
}
