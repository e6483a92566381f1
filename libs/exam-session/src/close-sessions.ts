import { Injectable } from '@nestjs/common';
import { Database, Secrets } from '@sunflower/platform';
import { ExamSessionRepository, type SessionGate } from './exam-session.repository';
import { makeReceipt } from './receipt';
import type { SessionState } from './session-state';

interface Closing {
  sessionId: string;
  state: SessionState;
  closedAtMs: number;
}

/** Closes sessions whose rows the caller has locked: state, receipt and "grading needed" together. */
@Injectable()
export class CloseSessions {
  constructor(
    private readonly database: Database,
    private readonly repository: ExamSessionRepository,
    private readonly secrets: Secrets,
  ) {}

  /** Receipts by session. */
  async close(closings: readonly Closing[]): Promise<Map<string, string>> {
    if (!this.database.inTransaction) throw new Error('Sessions are closed under the locks of a transaction');
    const responses = await this.repository.currentResponses(closings.map(({ sessionId }) => sessionId));
    const closed = closings.map((closing) => {
      const { sessionId, closedAtMs } = closing;
      return { ...closing, receipt: makeReceipt({ sessionId, closedAtMs, responses: responses.get(sessionId) ?? [], secrets: this.secrets }) };
    });
    await this.repository.close(closed);
    return new Map(closed.map(({ sessionId, receipt }) => [sessionId, receipt]));
  }

  async lockOne(sessionId: string): Promise<SessionGate | null> {
    return (await this.repository.lock([sessionId])).get(sessionId) ?? null;
  }
}
