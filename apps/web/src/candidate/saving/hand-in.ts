import type { SentResponse, SessionClosedDetails, SessionState, SubmitReply } from '../../api/candidate-contract';
import type { ResponseOutbox } from './response-outbox';
import { retryPauseMs } from './retry-pause';
import { classifySaveFailure, type Halt } from './save-failure';

/** How a session ended, as far as the server told. */
export interface Closing {
  state: SessionState;
  closedAt: string;
  receipt: string | null;
  /** Late responses that the server keeps apart. */
  keptCount: number;
  /** Responses made here that the server did not take. */
  lostCount: number;
}

export type HandInOutcome =
  | { kind: 'closed'; closing: Closing }
  | { kind: 'halt'; halt: Exclude<Halt, { kind: 'closed' }> }
  | { kind: 'tooEarly'; from: string | null }
  | { kind: 'calledOff' };

export interface HandInPorts {
  outbox: Pick<ResponseOutbox, 'unsaved' | 'acknowledge' | 'mend'>;
  submit(responses: SentResponse[]): Promise<SubmitReply>;
  /** The session is known to have ended: nothing more is taken, and its receipt is asked for. */
  closedAlready?: boolean;
  wait(ms: number): Promise<void>;
  nowMs(): number;
  random(): number;
  isCalledOff(): boolean;
  onFailing(cause: 'network' | 'server'): void;
}

/** Submits with all that is pending, again and again until the server has answered one way or the other. */
export async function handIn(ports: HandInPorts): Promise<HandInOutcome> {
  const begunAtMs = ports.nowMs();
  for (let failures = 1; !ports.isCalledOff(); failures += 1) {
    const sent = ports.outbox.unsaved();
    let retryAfterMs: number | null = null;
    try {
      const reply = await ports.submit(sent);
      const closing = submitted({ reply, sent, begunAtMs, closedAlready: ports.closedAlready ?? false });
      if (closing.lostCount === 0) ports.outbox.acknowledge(sent, sent);
      return { kind: 'closed', closing };
    } catch (error) {
      const failure = classifySaveFailure(error);
      switch (failure.kind) {
        case 'halt':
          if (failure.halt.kind !== 'closed') return { kind: 'halt', halt: failure.halt };
          return { kind: 'closed', closing: closedBefore(failure.halt.details, sent) };
        case 'tooEarly':
          return failure;
        case 'conflict':
        case 'invalid':
          ports.outbox.mend(failure, sent);
          break;
        case 'retry':
          ports.onFailing(failure.cause);
          retryAfterMs = failure.retryAfterMs;
          break;
      }
    }
    await ports.wait(retryPauseMs({ failures, retryAfterMs, random: ports.random() }));
  }
  return { kind: 'calledOff' };
}

function submitted({ reply, sent, begunAtMs, closedAlready }: {
  reply: SubmitReply; sent: SentResponse[]; begunAtMs: number; closedAlready: boolean;
}): Closing {
  // Handed in from elsewhere before: the server ignored what we sent now.
  const before = closedAlready || Date.parse(reply.submittedAt) < begunAtMs - 1_000;
  return {
    state: reply.state,
    closedAt: reply.submittedAt,
    receipt: reply.receipt,
    keptCount: 0,
    lostCount: before ? sent.length : 0,
  };
}

/** The session had ended before `sent` arrived. */
export function closedBefore(details: SessionClosedDetails, sent: SentResponse[]): Closing {
  const { state, closedAt, receipt } = details;
  const keptCount = Math.min(details.kept ?? 0, sent.length);
  return { state, closedAt, receipt, keptCount, lostCount: sent.length - keptCount };
}
