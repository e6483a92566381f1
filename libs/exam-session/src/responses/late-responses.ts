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
import { rowsWeighed } from '../session/response-limit';
import { effectiveState, LATE_RESPONSES_MS } from '../session/session-clock';

const MAX_LATE_ITEMS = 200;
/** Ten revisions of each item: a device hands in late what was pending, not its whole history. */
const MAX_LATE_ROWS = 2_000;

// Whole devices hand in what was pending: more would hold up the saves of those who have more time.
const KEPT_A_COMMIT = 50;
/** Less than a page waits for a reply. */
const MAX_WAIT_MS = 10_000;

interface LateRequest {
  sessionId: string;
  rows: readonly NewResponse[];
}

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
        staffId: staff.staffId,
        action: 'late_responses.accepted',
        subjectType: 'session',
        subjectId,
        reason,
        details: { accepted },
      })),
    );
  }

  /** How many of these are now kept: timed-out sessions only, made in time, within 24 hours, and not what was saved in time. */
  private async keep({
    gate: { id, deadlineAt },
    rows,
  }: {
    gate: SessionGate;
    rows: readonly NewResponse[];
  }): Promise<number> {
    // Whoever writes on past the end costs nothing more; after an extension, nothing of a session that goes on is kept either.
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

/** An extension may have come since the refusal. */
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

/** Each session has its own room. */
function thoseWithRoom({
  late,
  before,
}: {
  late: readonly NewResponse[];
  before: readonly LateResponse[];
}): NewResponse[] {
  const bySession = new Map<string, { items: Set<number>; keys: Set<string>; rows: number }>();
  const roomOf = (sessionId: string) => {
    const room = bySession.get(sessionId) ?? { items: new Set(), keys: new Set(), rows: 0 };
    bySession.set(sessionId, room);
    return room;
  };
  const add = (row: ResponseKey & { response: string }): void => {
    const room = roomOf(row.sessionId);
    room.items.add(row.itemNumber);
    room.keys.add(responseKey(row));
    room.rows += rowsWeighed([row]);
  };
  before.forEach(add);
  return late.filter((row) => {
    const { items, keys, rows } = roomOf(row.sessionId);
    if (keys.has(responseKey(row)) || rows >= MAX_LATE_ROWS) return false;
    if (!items.has(row.itemNumber) && items.size >= MAX_LATE_ITEMS) return false;
    add(row);
    return true;
  });
}
