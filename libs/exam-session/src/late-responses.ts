import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { closedError } from './closed-error';
import type { SessionClosed } from './exam-session.errors';
import { ExamSessionRepository, responseKey, type NewResponse, type SessionGate } from './exam-session.repository';
import { LateResponseRepository } from './late-response.repository';
import { effectiveState, LATE_RESPONSES_MS } from './session-clock';

const MAX_LATE_ITEMS = 200;

/** Responses made before the deadline that arrived after the close: kept apart, graded only when an administrator accepts them. */
@Injectable()
export class LateResponses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: ExamSessionRepository,
    private readonly repository: LateResponseRepository,
    private readonly audit: Audit,
  ) {}

  /** The error that a closed session answers with, once what may be kept is kept. */
  async closed({ gate, rows }: { gate: SessionGate; rows: readonly NewResponse[] }): Promise<SessionClosed> {
    return closedError({ gate, kept: await this.keep({ gate, rows }) });
  }

  /**
   * Accepts what is kept for a session; takes part in the caller's transaction. Returns how many responses.
   * It changes nothing that was graded: a grading run made after this takes them in.
   */
  accept({ sessionId, reason, staff }: { sessionId: string; reason: string; staff: StaffActor }): Promise<number> {
    return this.database.transaction(async () => {
      const gate = (await this.sessions.lock([sessionId])).get(sessionId);
      // What was kept between a deadline and its extension is not to meet what was saved afterwards.
      const accepted = gate?.state === 'timed_out' ? await this.repository.accept({ sessionId, atMs: this.clock.now() }) : 0;
      if (accepted > 0) {
        await this.audit.record({
          staffId: staff.staffId, action: 'late_responses.accepted', subjectType: 'session', subjectId: sessionId, reason, details: { accepted },
        });
      }
      return accepted;
    });
  }

  /** How many of these are now kept: timed-out sessions only, made in time, within 24 hours, and not what was saved in time. */
  private async keep({ gate: { id }, rows }: { gate: SessionGate; rows: readonly NewResponse[] }): Promise<number> {
    if (rows.every(({ madeAt }) => madeAt === null)) return 0;
    return this.database.transaction(async () => {
      const gate = (await this.sessions.lock([id])).get(id) as SessionGate;
      const nowMs = this.clock.now();
      // An extension may have come since the refusal.
      if (effectiveState({ ...gate, nowMs }) !== 'timed_out' || nowMs > gate.deadlineAt + LATE_RESPONSES_MS) return 0;
      const madeInTime = rows.filter(({ madeAt }) => madeAt !== null && madeAt <= gate.deadlineAt);
      const saved = await this.sessions.readResponses(madeInTime);
      const late = madeInTime.filter((row) => saved.get(responseKey(row)) !== row.response);
      const room = MAX_LATE_ITEMS - (await this.repository.countOtherItems({ sessionId: gate.id, itemNumbers: late.map(({ itemNumber }) => itemNumber) }));
      const kept = late.slice(0, Math.max(0, room));
      await this.repository.insert(kept);
      const stored = new Map((await this.repository.listOf(gate.id)).map((row) => [responseKey(row), row.response]));
      return kept.filter((row) => stored.get(responseKey(row)) === row.response).length;
    });
  }
}
