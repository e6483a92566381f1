import { Injectable } from '@nestjs/common';
import { Audit, Clock, CommitLane, Database, type StaffActor } from '@sunflower/platform';
import { closedError } from '../session/closed-error';
import { SessionNotFound, type SessionClosed } from '../exam-session.errors';
import {
  ExamSessionRepository,
  responseKey,
  type NewResponse,
  type ResponseKey,
  type SessionGate,
} from '../session/exam-session.repository';
import type { LateResponse } from './late-response.entity';
import { LateResponseRepository, type WaitingPage, type WaitingSession } from './late-response.repository';
import { effectiveState, LATE_RESPONSES_MS } from '../session/session-clock';

const MAX_LATE_ITEMS = 200;
/** Ten revisions of each item: a device sends its pending responses late, not its whole history. */
const MAX_LATE_ROWS = 2_000;

// Each request may hold all pending responses of a device; a larger commit would delay saves of open sessions.
const KEPT_A_COMMIT = 50;
/** Shorter than a page waits for a reply. */
const MAX_WAIT_MS = 10_000;

interface LateRequest {
  sessionId: string;
  rows: readonly NewResponse[];
}

interface AcceptedAct {
  /** Number of responses by session. */
  waiting: ReadonlyMap<string, number>;
  atMs: number;
  reason: string;
  staff: StaffActor;
}

/**
 * Responses made before the deadline that arrived after the close. They are stored apart and graded only when an
 * administrator accepts them.
 */
@Injectable()
export class LateResponses {
  private readonly lane = new CommitLane<LateRequest, number>({
    commit: (requests) => this.keepAll(requests),
    rowsOf: ({ rows }) => rows.length,
    maxRequests: KEPT_A_COMMIT,
    maxWaitMs: MAX_WAIT_MS,
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: ExamSessionRepository,
    private readonly repository: LateResponseRepository,
    private readonly audit: Audit,
  ) {}

  /** Keeps the rows that may be kept, then returns the error of the closed session. */
  async closed({ gate, rows }: { gate: SessionGate; rows: readonly NewResponse[] }): Promise<SessionClosed> {
    return closedError({ gate, kept: await this.keep({ gate, rows }) });
  }

  /** Sessions of an exam with late responses that wait to be accepted. */
  listWaiting(page: WaitingPage): Promise<WaitingSession[]> {
    return this.repository.listWaiting(page);
  }

  /** @throws SessionNotFound naming the sessions that are not of this exam */
  async requireOfExam({ examId, sessionIds }: { examId: string; sessionIds: readonly string[] }): Promise<void> {
    const ofExam = await this.repository.idsOfExam({ examId, sessionIds });
    const missing = sessionIds.filter((id) => !ofExam.has(id));
    if (missing.length > 0) throw new SessionNotFound({ sessionIds: missing });
  }

  /** Number of responses that wait to be accepted, by session. Locks the sessions, so that none is added. */
  async lockWaiting(sessionIds: readonly string[]): Promise<Map<string, number>> {
    const gates = await this.sessions.lock(sessionIds);
    // Only sessions that are timed out now: late responses kept before an extension must not mix with saves after it.
    const timedOut = [...gates.values()].filter(({ state }) => state === 'timed_out').map(({ id }) => id);
    return timedOut.length > 0 ? this.repository.countWaiting(timedOut) : new Map();
  }

  /**
   * Runs in the caller's transaction, after `lockWaiting`. Existing results stay unchanged; the grading run made at
   * `atMs` counts the accepted responses.
   */
  async accept({ waiting, atMs, reason, staff }: AcceptedAct): Promise<void> {
    await this.repository.accept({ sessionIds: [...waiting.keys()], atMs });
    await this.audit.recordAll(
      [...waiting].map(([subjectId, accepted]) => ({
        staffId: staff.staffId,
        action: 'late_responses.accepted',
        subjectType: 'session',
        subjectId,
        reason,
        details: { accepted },
      })),
    );
  }

  /**
   * Returns how many rows are kept. Only rows of timed-out sessions that were made in time, arrive within 24 hours and
   * are not saved already.
   */
  private async keep({
    gate: { id, deadlineAt },
    rows,
  }: {
    gate: SessionGate;
    rows: readonly NewResponse[];
  }): Promise<number> {
    // Without a row made in time there is nothing to keep, so no transaction is needed.
    if (!rows.some(wasMadeBy(deadlineAt))) return 0;
    return this.lane.add({ sessionId: id, rows });
  }

  private keepAll(requests: LateRequest[]): Promise<number[]> {
    return this.database.transaction(async () => {
      const gates = await this.sessions.lock(requests.map(({ sessionId }) => sessionId));
      const nowMs = this.clock.now();
      const inTime = requests.map(({ sessionId, rows }) => mayBeKept({ rows, gate: gates.get(sessionId), nowMs }));
      const saved = await this.sessions.readResponses(inTime.flat());
      const late = inTime.map((rows) => rows.filter((row) => saved.get(responseKey(row)) !== row.response));
      const sessionIds = [...new Set(late.flat().map(({ sessionId }) => sessionId))];
      if (sessionIds.length === 0) return late.map(() => 0);
      const taken = thoseWithRoom({ late: late.flat(), before: await this.repository.listOfMany(sessionIds) });
      await this.repository.insert(taken);
      const stored = new Map(
        (await this.repository.listOfMany(sessionIds)).map((row) => [responseKey(row), row.response]),
      );
      return late.map((rows) => rows.filter((row) => stored.get(responseKey(row)) === row.response).length);
    });
  }
}

const wasMadeBy =
  (timeMs: number) =>
  ({ madeAt }: NewResponse): boolean =>
    madeAt !== null && madeAt <= timeMs;

/** Judged again under the lock, since the session may have been extended after the refusal. */
function mayBeKept({
  rows,
  gate,
  nowMs,
}: {
  rows: readonly NewResponse[];
  gate: SessionGate | undefined;
  nowMs: number;
}): NewResponse[] {
  if (!gate || effectiveState({ ...gate, nowMs }) !== 'timed_out' || nowMs > gate.deadlineAt + LATE_RESPONSES_MS)
    return [];
  return rows.filter(wasMadeBy(gate.deadlineAt));
}

/** The rows that fit into the limits of items and rows of each session. */
function thoseWithRoom({
  late,
  before,
}: {
  late: readonly NewResponse[];
  before: readonly LateResponse[];
}): NewResponse[] {
  const bySession = new Map<string, { items: Set<number>; keys: Set<string> }>();
  const roomOf = (sessionId: string) => {
    const room = bySession.get(sessionId) ?? { items: new Set(), keys: new Set() };
    bySession.set(sessionId, room);
    return room;
  };
  const add = (row: ResponseKey): void => {
    roomOf(row.sessionId).items.add(row.itemNumber);
    roomOf(row.sessionId).keys.add(responseKey(row));
  };
  before.forEach(add);
  return late.filter((row) => {
    const { items, keys } = roomOf(row.sessionId);
    if (keys.has(responseKey(row)) || keys.size >= MAX_LATE_ROWS) return false;
    if (!items.has(row.itemNumber) && items.size >= MAX_LATE_ITEMS) return false;
    add(row);
    return true;
  });
}
