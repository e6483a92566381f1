import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { closedError } from './closed-error';
import { SessionNotFound, type SessionClosed } from './exam-session.errors';
import { ExamSessionRepository, responseKey, type NewResponse, type SessionGate } from './exam-session.repository';
import type { LateResponse } from './late-response.entity';
import { LateResponseRepository, type WaitingPage, type WaitingSession } from './late-response.repository';
import { effectiveState, LATE_RESPONSES_MS } from './session-clock';

const MAX_LATE_ITEMS = 200;
/** Ten revisions of each item: a device hands in late what was pending, not its whole history. */
const MAX_LATE_ROWS = 2_000;

interface AcceptedAct {
  /** By session, how many responses. */
  waiting: ReadonlyMap<string, number>;
  atMs: number;
  reason: string;
  staff: StaffActor;
}

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

  /** The sessions of an exam for which something waits to be accepted. */
  listWaiting(page: WaitingPage): Promise<WaitingSession[]> {
    return this.repository.listWaiting(page);
  }

  /** @throws SessionNotFound naming those that are not of this exam */
  async requireOfExam({ examId, sessionIds }: { examId: string; sessionIds: readonly string[] }): Promise<void> {
    const ofExam = await this.repository.idsOfExam({ examId, sessionIds });
    const missing = sessionIds.filter((id) => !ofExam.has(id));
    if (missing.length > 0) throw new SessionNotFound({ sessionIds: missing });
  }

  /** By session, how many responses wait to be accepted; in the caller's transaction, to the end of which nothing is added. */
  async lockWaiting(sessionIds: readonly string[]): Promise<Map<string, number>> {
    const gates = await this.sessions.lock(sessionIds);
    // What was kept between a deadline and its extension is not to meet what was saved afterwards.
    const timedOut = [...gates.values()].filter(({ state }) => state === 'timed_out').map(({ id }) => id);
    return timedOut.length > 0 ? this.repository.countWaiting(timedOut) : new Map();
  }

  /** In the caller's transaction, after `lockWaiting`. It changes nothing that was graded: the grading run made at this time takes them in. */
  async accept({ waiting, atMs, reason, staff }: AcceptedAct): Promise<void> {
    await this.repository.accept({ sessionIds: [...waiting.keys()], atMs });
    await this.audit.recordAll(
      [...waiting].map(([subjectId, accepted]) => ({
        staffId: staff.staffId, action: 'late_responses.accepted', subjectType: 'session', subjectId, reason, details: { accepted },
      })),
    );
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
      await this.repository.insert(thoseWithRoom({ late, before: await this.repository.listOf(gate.id) }));
      const stored = new Map((await this.repository.listOf(gate.id)).map((row) => [responseKey(row), row.response]));
      return late.filter((row) => stored.get(responseKey(row)) === row.response).length;
    });
  }
}

function thoseWithRoom({ late, before }: { late: readonly NewResponse[]; before: readonly LateResponse[] }): NewResponse[] {
  const items = new Set(before.map(({ itemNumber }) => itemNumber));
  const keys = new Set(before.map(responseKey));
  const taken: NewResponse[] = [];
  for (const row of late) {
    if (keys.has(responseKey(row)) || before.length + taken.length >= MAX_LATE_ROWS) continue;
    if (!items.has(row.itemNumber) && items.size >= MAX_LATE_ITEMS) continue;
    items.add(row.itemNumber);
    taken.push(row);
  }
  return taken;
}
