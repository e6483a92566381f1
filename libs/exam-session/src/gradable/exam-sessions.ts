import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { ExamSession } from '../session/exam-session.entity';
import { ExamSessionRepository, type CurrentResponse } from '../session/exam-session.repository';
import { GradableSessionRepository } from './gradable-session.repository';
import { LateResponseRepository } from '../responses/late-response.repository';
import type { PaperPlan } from '../paper/paper-plan';
import type { SessionState } from '../contract/session-state';

/** A closed session with what is graded: responses committed while it was open, and accepted late ones. */
export interface GradableSession {
  sessionId: string;
  registrationId: string;
  examId: string;
  state: SessionState;
  plan: PaperPlan;
  /** By item number, in letters as shown on this paper; null when cleared. */
  responses: ReadonlyMap<number, unknown>;
}

export interface SessionCounts {
  byState: Record<SessionState, number>;
  /** Open sessions that are locked. */
  locked: number;
  gradingNeeded: number;
}

const PURGE_CHUNK = 20;

/** The sessions as the libs to the right read and delete them. */
@Injectable()
export class ExamSessions {
  constructor(
    private readonly database: Database,
    private readonly repository: ExamSessionRepository,
    private readonly gradable: GradableSessionRepository,
    private readonly late: LateResponseRepository,
  ) {}

  findByRegistration(registrationId: string): Promise<ExamSession | null> {
    return this.repository.findByRegistration(registrationId);
  }

  findSession(sessionId: string): Promise<ExamSession | null> {
    return this.repository.findById(sessionId);
  }

  async countByState(examId: string): Promise<SessionCounts> {
    const byState: Record<SessionState, number> = { in_progress: 0, submitted: 0, timed_out: 0, closed: 0, voided: 0 };
    const counts: SessionCounts = { byState, locked: 0, gradingNeeded: 0 };
    for (const { state, locked, gradingNeeded, count } of await this.gradable.countByState(examId)) {
      byState[state] += count;
      if (locked && state === 'in_progress') counts.locked += count;
      if (gradingNeeded) counts.gradingNeeded += count;
    }
    return counts;
  }

  countOpen(examId: string): Promise<number> {
    return this.gradable.countOpen(examId);
  }

  idsNeedingGrading(limit: number): Promise<string[]> {
    return this.gradable.idsNeedingGrading(limit);
  }

  /** Ids of the closed sessions of an exam, in id order, for a later grading run. */
  closedIdsOfExam(page: { examId: string; afterId: string; limit: number }): Promise<string[]> {
    return this.gradable.closedIdsOfExam(page);
  }

  /** Runs in the caller's transaction. */
  clearGradingNeeded(sessionIds: readonly string[]): Promise<void> {
    return this.gradable.clearGradingNeeded(sessionIds);
  }

  /** Marks closed sessions for grading again. Runs in the caller's transaction. */
  wantGrading(sessionIds: readonly string[]): Promise<void> {
    return this.gradable.wantGrading(sessionIds);
  }

  /**
   * Open sessions are left out. Late responses count when they were accepted up to `lateAcceptedUpToMs`,
   * the time at which the grading run was made.
   */
  async loadForGrading({
    sessionIds,
    lateAcceptedUpToMs,
  }: {
    sessionIds: readonly string[];
    lateAcceptedUpToMs: number;
  }): Promise<GradableSession[]> {
    if (sessionIds.length === 0) return [];
    const sessions = await this.gradable.listClosed(sessionIds);
    const ids = sessions.map(({ id }) => id);
    const current = await this.repository.currentResponses(ids);
    const accepted = await this.late.accepted({ sessionIds: ids, beforeMs: lateAcceptedUpToMs });
    return sessions.map(({ id, registrationId, examId, state, plan }) => {
      const responses = newestOf([...(current.get(id) ?? []), ...(accepted.get(id) ?? [])]);
      return { sessionId: id, registrationId, examId, state, plan, responses };
    });
  }

  /** Deletes all sessions of a rehearsal, in chunks of one transaction each. */
  async deleteRehearsal(examId: string): Promise<void> {
    const deleteChunk = () =>
      this.database.transaction(() => this.gradable.deleteSessionsOfExam({ examId, limit: PURGE_CHUNK }));
    while ((await deleteChunk()) > 0);
  }
}

/** The highest revision of each item, so that a late response of an older device replaces no newer one. */
function newestOf(responses: readonly CurrentResponse[]): Map<number, unknown> {
  const newest = new Map<number, CurrentResponse>();
  for (const response of responses) {
    const known = newest.get(response.itemNumber);
    if (!known || response.revision > known.revision) newest.set(response.itemNumber, response);
  }
  return new Map([...newest.values()].map(({ itemNumber, response }) => [itemNumber, JSON.parse(response)]));
}
