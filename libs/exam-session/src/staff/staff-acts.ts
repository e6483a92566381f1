import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, JobQueue, type StaffActor } from '@sunflower/platform';
import { CloseSessions } from '../closing/close-sessions';
import { AddedTimeLimit, SessionNotFound, SessionNotOpen } from '../exam-session.errors';
import { ExamSessionRepository, type SessionGate } from '../session/exam-session.repository';

const MINUTE_MS = 60_000;

export interface StaffAct {
  sessionId: string;
  staff: Pick<StaffActor, 'staffId'>;
  reason: string;
  /** The act on many sessions to which this act belongs; noted in the audit row. */
  batchId?: string;
}

interface ActOnSession extends StaffAct {
  action: string;
  details?: object;
  change: (gate: SessionGate) => Promise<void>;
}

/** Acts of staff on one session, each under its exclusive lock, with an audit row in the same transaction. */
@Injectable()
export class StaffActs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly repository: ExamSessionRepository,
    private readonly closeSessions: CloseSessions,
    private readonly audit: Audit,
    private readonly jobs: JobQueue,
  ) {}

  /** `limitMinutes`: the limit of all time added to this session, by anybody. @throws AddedTimeLimit */
  extend({
    extraMinutes,
    limitMinutes,
    ...act
  }: StaffAct & { extraMinutes: number; limitMinutes: number }): Promise<void> {
    return this.act({
      ...act,
      action: 'session.extended',
      details: { extraMinutes, limitMinutes },
      change: async (gate) => {
        requireOpen(gate);
        const time = { addedMs: extraMinutes * MINUTE_MS, limitMs: limitMinutes * MINUTE_MS };
        if (await this.repository.addTime({ sessionId: gate.id, ...time })) return;
        const addedMinutes = (await this.repository.addedTimeMs(gate.id)) / MINUTE_MS;
        const leftMinutes = Math.max(0, limitMinutes - addedMinutes);
        throw new AddedTimeLimit({ limitMinutes, addedMinutes, leftMinutes });
      },
    });
  }

  lock(act: StaffAct): Promise<void> {
    return this.setLocked({ ...act, locked: true });
  }

  unlock(act: StaffAct): Promise<void> {
    return this.setLocked({ ...act, locked: false });
  }

  async close({ sessionId, staff: { staffId }, reason, batchId }: StaffAct): Promise<void> {
    await this.underLock(sessionId, async (gate) => {
      requireOpen(gate);
      await this.closeSessions.close({
        closings: [{ sessionId, state: 'closed', closedAtMs: this.clock.now() }],
        by: { staffId, action: 'session.closed', reason, ...(batchId && { details: { batchId } }) },
      });
    });
    this.jobs.ring({ queue: 'grading', id: sessionId });
  }

  /** From any state but `voided`. The session then counts as annulled in every grading run that is not released yet. */
  async void({ sessionId, staff: { staffId }, reason }: StaffAct): Promise<void> {
    await this.underLock(sessionId, async ({ state, closedAt }) => {
      if (state === 'voided') throw new SessionNotOpen({ state });
      await this.closeSessions.close({
        closings: [{ sessionId, state: 'voided', closedAtMs: closedAt ?? this.clock.now() }],
        by: { staffId, action: 'session.voided', reason },
      });
    });
    this.jobs.ring({ queue: 'grading', id: sessionId });
  }

  private setLocked({ locked, ...act }: StaffAct & { locked: boolean }): Promise<void> {
    return this.act({
      ...act,
      action: locked ? 'session.locked' : 'session.unlocked',
      change: async (gate) => {
        requireOpen(gate);
        await this.repository.setLocked({ sessionId: gate.id, locked });
      },
    });
  }

  private act({ sessionId, staff, reason, batchId, action, details, change }: ActOnSession): Promise<void> {
    return this.underLock(sessionId, async (gate) => {
      await change(gate);
      await this.audit.record({
        staffId: staff.staffId,
        action,
        subjectType: 'session',
        subjectId: sessionId,
        reason,
        details: batchId ? { ...details, batchId } : details,
      });
    });
  }

  private underLock(sessionId: string, work: (gate: SessionGate) => Promise<void>): Promise<void> {
    return this.database.transaction(async () => {
      const gate = await this.closeSessions.lockOne(sessionId);
      if (!gate) throw new SessionNotFound();
      await work(gate);
    });
  }
}

function requireOpen({ state }: SessionGate): void {
  if (state !== 'in_progress') throw new SessionNotOpen({ state });
}
