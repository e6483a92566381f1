import { Injectable } from '@nestjs/common';
import { completePolicies, LockedExams, type IntegrityPolicy } from '@sunflower/exam';
import { Audit, type Queries } from '@sunflower/platform';
import { CloseSessions } from '../closing/close-sessions';
import { ExamSessionRepository, type SessionGate } from '../session/exam-session.repository';
import { actsHeld, isPastLimit, newActs, SEEN_KINDS } from '../session/integrity-rule';
import { effectiveState, keepsConnection } from '../session/session-clock';
import { NO_CONNECTION } from './make-session-event';
import type { SessionEvent } from './session-event.entity';
import { SessionEventRepository, type SessionIntegrity } from './session-event.repository';

/** Audit reason when the system locks or closes a session; the details hold count and limit. */
const REASON = 'integrity_limit';

/**
 * Records each event once, counts the acts that the exam watches for, and locks or submits a session past the limit.
 * All of it runs in the caller's transaction, by its handle.
 */
@Injectable()
export class WatchIntegrity {
  constructor(
    private readonly lockedExams: LockedExams,
    private readonly sessions: ExamSessionRepository,
    private readonly events: SessionEventRepository,
    private readonly closeSessions: CloseSessions,
    private readonly audit: Audit,
  ) {}

  /** Returns the ids of the sessions that it submitted; the caller rings for their grading after the commit. */
  async record({ events, transaction }: { events: readonly SessionEvent[]; transaction: Queries }): Promise<string[]> {
    const repository = this.events.within(transaction);
    const sessionIds = [...new Set(events.map(({ sessionId }) => sessionId))];
    const gates = await this.sessions.within(transaction).lock(sessionIds);
    const known = await repository.existingIds(events.map(({ id }) => id));
    const toldTimes = await repository.toldActTimes(sessionIds);
    const fresh = [...new Map(events.filter(({ id }) => !known.has(id)).map((event) => [event.id, event])).values()];
    const submitted: string[] = [];
    const toInsert: SessionEvent[] = [];
    for (const integrity of await repository.integrityOf(sessionIds)) {
      const { sessionId } = integrity;
      const policy = await this.policyOf(integrity.examId);
      const gate = gates.get(sessionId) as SessionGate;
      const told = fresh.filter((event) => event.sessionId === sessionId && isRecorded({ event, policy, gate }));
      const counting = told.filter(({ receivedAt }) => isAnswering({ gate, receivedAt }));
      const acts = newActs({
        events: counting,
        toldBeforeAtMs: toldTimes.get(sessionId) ?? [],
        watched: policy.watched,
      });
      toInsert.push(
        ...told.map((event) => ({
          ...event,
          ...(keepsConnection({ gate, receivedAt: event.receivedAt }) ? {} : NO_CONNECTION),
          counted: acts.includes(event),
        })),
      );
      if (acts.length === 0) continue;
      await repository.raiseIntegrityCount({ sessionId, by: acts.length });
      const closed = await this.act({
        transaction,
        integrity,
        addedCount: acts.length,
        policy,
        nowMs: Math.max(...acts.map(({ receivedAt }) => receivedAt)),
      });
      if (closed) submitted.push(sessionId);
    }
    await repository.insert(toInsert);
    return submitted;
  }

  /** True when it submitted the session. */
  private async act({
    transaction,
    integrity,
    addedCount,
    policy,
    nowMs,
  }: {
    transaction: Queries;
    integrity: SessionIntegrity;
    addedCount: number;
    policy: IntegrityPolicy;
    nowMs: number;
  }): Promise<boolean> {
    const { sessionId } = integrity;
    const held = actsHeld(integrity) + addedCount;
    if (!isPastLimit({ held, policy })) return false;
    const act = { staffId: null, reason: REASON, details: { count: held, limit: policy.limit } };
    switch (policy.pastLimit) {
      case 'lock':
        await this.sessions.within(transaction).setLocked({ sessionId, locked: true });
        await this.audit.record(
          { ...act, action: 'session.locked', subjectType: 'session', subjectId: sessionId },
          transaction,
        );
        return false;
      case 'submit':
        await this.closeSessions.close({
          closings: [{ sessionId, state: 'submitted', closedAtMs: nowMs }],
          by: { ...act, action: 'session.submitted' },
          transaction,
        });
        return true;
    }
  }

  private async policyOf(examId: string): Promise<IntegrityPolicy> {
    return completePolicies((await this.lockedExams.get(examId)).policies).integrity;
  }
}

interface Recording {
  event: SessionEvent;
  policy: IntegrityPolicy;
  gate: SessionGate;
}

/** Address changes are recorded only if the exam watches for them, and only while addresses are kept. */
const isRecorded = ({ event: { kind, receivedAt }, policy, gate }: Recording): boolean =>
  kind !== SEEN_KINDS.changing_address ||
  (policy.watched.includes('changing_address') && keepsConnection({ gate, receivedAt }));

/** Acts during a lock do not count: the candidate may leave the page to find an invigilator. */
const isAnswering = ({ gate, receivedAt }: { gate: SessionGate; receivedAt: number }): boolean =>
  !gate.locked && effectiveState({ ...gate, nowMs: receivedAt }) === 'in_progress';
