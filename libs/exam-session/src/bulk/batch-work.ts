import { Injectable } from '@nestjs/common';
import { AddedTimeLimit, SessionNotFound, SessionNotOpen } from '../exam-session.errors';
import { ExamSessionRepository, type SessionGate } from '../session/exam-session.repository';
import { StaffActs, type StaffAct } from '../staff/staff-acts';
import type { BatchOutcome } from './batch-act';
import type { SessionBatch } from './session-batch.entity';
import type { BatchTarget } from './session-batch.repository';

/** Does the act on a few sessions, in the caller's transaction. Returns target positions by outcome. */
@Injectable()
export class BatchWork {
  constructor(
    private readonly sessions: ExamSessionRepository,
    private readonly acts: StaffActs,
  ) {}

  async do({
    batch,
    targets,
  }: {
    batch: SessionBatch;
    targets: readonly BatchTarget[];
  }): Promise<Map<BatchOutcome, number[]>> {
    const outcomes = new Map<BatchOutcome, number[]>();
    const ids = targets.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]));
    // Lock all rows in id order, as every other batch does, to avoid deadlocks.
    const gates = ids.length === 0 ? new Map<string, SessionGate>() : await this.sessions.lock(ids);
    for (const target of targets) {
      const outcome = await this.doOne({ batch, target, gate: gates.get(target.sessionId ?? '') });
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), target.position]);
    }
    return outcomes;
  }

  private async doOne({
    batch,
    target: { sessionId, limitMinutes },
    gate,
  }: {
    batch: SessionBatch;
    target: BatchTarget;
    gate: SessionGate | undefined;
  }): Promise<BatchOutcome> {
    if (sessionId === null) return 'not_started';
    if (!gate) return 'failed';
    const { act, staffId, reason } = batch;
    if ((act === 'lock' && gate.locked) || (act === 'unlock' && !gate.locked)) return 'unchanged';
    try {
      await this.perform({ batch, limitMinutes, act: { sessionId, staff: { staffId }, reason, batchId: batch.id } });
      return 'done';
    } catch (error) {
      // These errors are thrown before anything is written, so the transaction can go on.
      if (error instanceof SessionNotOpen) return 'not_open';
      if (error instanceof AddedTimeLimit) return 'time_limit';
      if (error instanceof SessionNotFound) return 'failed';
      throw error;
    }
  }

  private perform({
    batch,
    limitMinutes,
    act,
  }: {
    batch: SessionBatch;
    limitMinutes: number;
    act: StaffAct;
  }): Promise<void> {
    switch (batch.act) {
      case 'extend':
        return this.acts.extend({ ...act, extraMinutes: batch.extraMinutes as number, limitMinutes });
      case 'lock':
        return this.acts.lock(act);
      case 'unlock':
        return this.acts.unlock(act);
      case 'close':
        return this.acts.close(act);
    }
  }
}
