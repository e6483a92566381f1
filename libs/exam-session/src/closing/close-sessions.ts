import { Injectable } from '@nestjs/common';
import { Audit, Database, Secrets, type AuditedAct, type Queries } from '@sunflower/platform';
import { ExamSessionRepository, type SessionGate } from '../session/exam-session.repository';
import { makeReceipt } from '../session/receipt';
import type { SessionState } from '../contract/session-state';

interface Closing {
  sessionId: string;
  state: SessionState;
  closedAtMs: number;
}

/** Who closes. Every closing except a candidate's own submission gets an audit row per session. */
export type ClosedBy = 'candidate' | Pick<AuditedAct, 'staffId' | 'action' | 'reason' | 'details'>;

/** Closes sessions whose rows the caller has locked: state, receipt, "grading needed" and the audit rows together. */
@Injectable()
export class CloseSessions {
  constructor(
    private readonly database: Database,
    private readonly repository: ExamSessionRepository,
    private readonly secrets: Secrets,
    private readonly audit: Audit,
  ) {}

  /** Returns receipts by session. `transaction`: the handle of the caller's transaction, if it has one. */
  async close({
    closings,
    by,
    transaction,
  }: {
    closings: readonly Closing[];
    by: ClosedBy;
    transaction?: Queries;
  }): Promise<Map<string, string>> {
    if (!transaction && !this.database.inTransaction)
      throw new Error('Sessions are closed under the locks of a transaction');
    const repository = transaction ? this.repository.within(transaction) : this.repository;
    const responses = await repository.currentResponses(closings.map(({ sessionId }) => sessionId));
    const closed = closings.map((closing) => {
      const { sessionId, closedAtMs } = closing;
      return {
        ...closing,
        receipt: makeReceipt({
          sessionId,
          closedAtMs,
          responses: responses.get(sessionId) ?? [],
          secrets: this.secrets,
        }),
      };
    });
    await repository.close(closed);
    if (by !== 'candidate' && closed.length > 0)
      await this.audit.recordAll(
        closed.map(({ sessionId }) => ({ ...by, subjectType: 'session', subjectId: sessionId })),
        transaction,
      );
    return new Map(closed.map(({ sessionId, receipt }) => [sessionId, receipt]));
  }

  async lockOne(sessionId: string): Promise<SessionGate | null> {
    return (await this.repository.lock([sessionId])).get(sessionId) ?? null;
  }
}
